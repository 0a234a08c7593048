import { z } from 'zod';

const MAX_UNITS = 1_000_000_000;
/** Lines of one count. */
const MAX_COUNTED = 500;

const units = z.int('must be a whole number').min(-MAX_UNITS).max(MAX_UNITS);
const counted = units.min(0, 'must be 0 or more');
const sku = z.string().trim().toUpperCase().min(1, 'must not be empty').max(64);

/** For the ledger. */
const reason = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200, 'must have at most 200 characters')
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must be one line of text');

/** A number that is set, or a movement. */
export const stockInput = z
  .strictObject({
    available: counted.optional(),
    delta: units.refine((delta) => delta !== 0, 'must not be 0').optional(),
    reason,
    /** Of the stock that was seen: if it has another one by now, nothing happens. */
    version: z.int().min(1).optional(),
  })
  .refine(({ available, delta }) => (available === undefined) !== (delta === undefined), {
    path: ['available'],
    message: 'must be given, or delta, and not both',
  });
export type StockInput = z.output<typeof stockInput>;

const distinct = (lines: readonly { sku: string }[]) => new Set(lines.map((line) => line.sku)).size === lines.length;
const linesOf = <Line extends z.ZodType<{ sku: string }>>(line: Line) =>
  z
    .array(line)
    .min(1, 'must name at least one SKU')
    .max(MAX_COUNTED, `must name at most ${MAX_COUNTED} SKUs`)
    .refine(distinct, 'must name each SKU once');

/** What was found on the shelf, before anything is booked. */
export const countInput = z.strictObject({ lines: linesOf(z.strictObject({ sku, counted })) });

/** What was found, with what was expected of each when its difference was shown. */
export const countBooking = z.strictObject({
  reason,
  lines: linesOf(z.strictObject({ sku, counted, expected: counted })),
});
export type CountBooking = z.output<typeof countBooking>;
export type CountLine = z.output<typeof countInput>['lines'][number];
