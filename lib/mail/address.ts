import isEmail from 'validator/lib/isEmail.js';

/** Of a path in SMTP, without its brackets (RFC 5321, 4.5.3.1.3). */
const MAX_LENGTH = 254;

/**
 * Whether mail can be sent to it: one plain address, without a name, a list, or anything that an SMTP server or a header
 * could read as more than that.
 */
export function isAddress(text: string): boolean {
  return text.length <= MAX_LENGTH && isEmail(text, { blacklisted_chars: '"' });
}

/** As one line for a header, at most 200 characters: line breaks, with which a header could be added, become spaces. */
export function toHeaderText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
