import { z } from 'zod';
import { isPrintableLine, isVisible } from '#lib/text.ts';

/** A person's name, as they write it. */
export const nameSchema = z
  .string('Enter your name')
  .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
  .refine(isVisible, 'Enter your name')
  .refine((text) => text.length <= 100, 'Use at most 100 characters')
  .refine(isPrintableLine, 'Leave out characters that cannot be printed');
