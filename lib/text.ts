/** Control characters but the line break, and those that turn the text behind them around, out of their place and into the page's. */
const UNFIT = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u;
/** Neither spaces nor what only joins or modifies other characters. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}]/u;

/** Whether text that somebody has written can be printed among that of others; it may have line breaks. */
export const isPrintable = (text: string): boolean => text.isWellFormed() && !UNFIT.test(text);

/** The same of text that has one line. */
export const isPrintableLine = (text: string): boolean => isPrintable(text) && !text.includes('\n');

/** Whether anything of it can be seen. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);
