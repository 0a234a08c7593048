import { z } from 'zod';
import { isAddress } from '#lib/mail/address.ts';
import { isCommonPassword } from '../common-password.ts';
import { COMMON_PASSWORD, PASSWORD_LENGTH } from '../password-rules.ts';

const { minPasswordLength: MIN, maxPasswordLength: MAX } = PASSWORD_LENGTH;

/** An address that mail can be sent to, lower case. */
export const emailField = z
  .string('Enter your e-mail address')
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => text !== '', 'Enter your e-mail address')
  .refine((text) => text === '' || isAddress(text), 'Enter an e-mail address, such as ada@example.com');

/** A password that is only shown: whatever it is, it may be the right one. */
export const givenPassword = z
  .string('Enter your password')
  .min(1, 'Enter your password')
  .max(MAX, 'This is not your password');

export const newPassword = z
  .string('Choose a password')
  .min(MIN, `Use at least ${MIN} characters`)
  .max(MAX, `Use at most ${MAX} characters`)
  .refine(async (password) => password.length < MIN || !(await isCommonPassword(password)), COMMON_PASSWORD);
