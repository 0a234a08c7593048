import { z } from 'zod';
import { isId } from '../ids.ts';

const MAX_NAME = 80;
const MAX_SLUG = 80;
const MAX_DESCRIPTION = 600;

const id = z.string().refine(isId, 'must be an id').nullable();

const fields = {
  name: z
    .string('must be text')
    .trim()
    .min(1, 'must not be empty')
    .max(MAX_NAME, `must have at most ${MAX_NAME} characters`)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must be one line of text'),
  /** Last part of its address. */
  slug: z
    .string('must be text')
    .max(MAX_SLUG, `must have at most ${MAX_SLUG} characters`)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters and digits, with single dashes between'),
  /** One paragraph, shown below its name. */
  description: z
    .string('must be text')
    .trim()
    .max(MAX_DESCRIPTION, `must have at most ${MAX_DESCRIPTION} characters`)
    .refine((text) => text.isWellFormed() && !/[^\P{Cc}\n]/u.test(text), 'must not have control characters'),
  pictureHash: z
    .string('must be text')
    .regex(/^[0-9a-f]{32}$/, 'must be the hash of a picture')
    .nullable(),
};

/** A new category. It comes last among its siblings. */
export const categoryInput = z.strictObject({
  ...fields,
  /** Default: from the name. */
  slug: fields.slug.optional(),
  description: fields.description.default(''),
  pictureHash: fields.pictureHash.default(null),
  /** Null: a department. */
  parentId: id.default(null),
});

/** What is to be different. */
export const categoryPatch = z
  .strictObject({
    ...fields,
    /** Where it shall be; without `afterId` last among its siblings, with null first. */
    place: z.strictObject({ parentId: id, afterId: id.optional() }),
    /** That the patch was made for; may be said by `If-Match` instead. */
    version: z.int().min(1),
  })
  .partial();

export type CategoryInput = z.output<typeof categoryInput>;
export type CategoryPatch = Omit<z.output<typeof categoryPatch>, 'version'>;
