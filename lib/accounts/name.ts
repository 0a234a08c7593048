import { z } from 'zod';

/** Control characters, and those that turn the text behind them around, out of the name and into the page. */
const UNFIT = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
/** Something of a name can be seen: neither spaces nor what joins or modifies other characters. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}]/u;

/** A person's name, as they write it. */
export const nameSchema = z
  .string('Enter your name')
  .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
  .refine((text) => VISIBLE.test(text), 'Enter your name')
  .refine((text) => text.length <= 100, 'Use at most 100 characters')
  .refine((text) => text.isWellFormed() && !UNFIT.test(text), 'Leave out characters that cannot be printed');
