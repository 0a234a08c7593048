import { z } from 'zod';
import { isPrintable, isPrintableLine, isVisible } from '#lib/text.ts';

const MAX_TITLE = 120;
const MAX_BODY = 5_000;
const MAX_AUTHOR = 60;

const line = (max: number) =>
  z
    .string('must be text')
    .trim()
    .refine(isVisible, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .refine(isPrintableLine, 'must be one line of text');

/** What a buyer sends: their review of a product. */
export const reviewInput = z.strictObject({
  rating: z.int('must be 1 to 5 stars').min(1, 'must be 1 to 5 stars').max(5, 'must be 1 to 5 stars'),
  title: line(MAX_TITLE),
  body: z
    .string('must be text')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .refine(isVisible, 'must not be empty')
        .max(MAX_BODY, `must have at most ${MAX_BODY} characters`)
        .refine(isPrintable, 'must be text'),
    ),
  /** The name that is shown. */
  author: line(MAX_AUTHOR),
});

export type ReviewInput = z.output<typeof reviewInput>;
