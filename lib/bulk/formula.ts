/** What a spreadsheet takes for the beginning of a formula, in the narrow and the wide form of its signs. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A text as a cell that no spreadsheet computes (OWASP, CSV Injection): names and descriptions may come from anybody.
 * `readGuarded` gives back the text exactly.
 */
export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const readGuarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
