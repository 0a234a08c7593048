import { z } from 'zod';
import { isId, isSlug } from './ids.ts';

/** Postgres' integer; a price in minor units must fit. */
const MAX_INTEGER = 2_147_483_647;
export const MAX_VARIANTS = 100;
/** Options that a product may have. */
export const MAX_OPTIONS = 5;
export const MAX_CATEGORIES = 20;
const MAX_IMAGES = 40;

/** What Postgres can hold and a page can show: whole characters, none of them for control. */
const clean = (schema: z.ZodString, control: RegExp) =>
  schema
    .refine((text) => text.isWellFormed(), 'must be whole characters')
    .refine((text) => !control.test(text), 'must not have control characters');
const line = (max: number) => clean(z.string().trim().min(1).max(max), /\p{Cc}/u);
const paragraphs = (max: number) => clean(z.string().max(max), /[^\P{Cc}\n\r\t]/u);

const percent = z.int().min(0).max(100).default(50);
const price = z.int().min(0).max(MAX_INTEGER);
const id = z.string().refine(isId, 'must be an id');
const distinct = (what: string) =>
  [(list: string[]) => new Set(list).size === list.length, `must name each ${what} once`] as const;

const option = z.strictObject({
  name: line(40),
  values: z
    .array(line(60))
    .min(1)
    .max(MAX_VARIANTS)
    .refine(...distinct('value')),
});

const variant = z.strictObject({
  /** Of one the product has already; without it, the SKU tells. */
  id: id.optional(),
  sku: z
    .string()
    .max(64)
    .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'must be capitals and digits, with single dashes between'),
  price,
  compareAtPrice: price.nullable().default(null),
  options: z.record(z.string(), z.string()).default({}),
  /** Which of the product's images shows it. */
  imageIndex: z.int().min(0).nullable().default(null),
  /** First stock of a variant that is new. */
  available: z.int().min(0).max(MAX_INTEGER).optional(),
});

const fields = {
  name: line(200),
  slug: z.string().refine(isSlug, 'must be small letters and digits, not only digits, with single dashes between'),
  description: paragraphs(20_000),
  /** Name or slug. One that does not exist is created. */
  brand: line(80),
  status: z.enum(['draft', 'published', 'archived']),
  /** When a draft becomes published by itself; null: when somebody does it. */
  publishAt: z.iso
    .datetime({ offset: true, error: 'must be a moment of ISO 8601 with its offset, or null' })
    .transform((moment) => new Date(moment).toISOString())
    .nullable(),
  /** What search engines are told instead of the name and the description. */
  seoTitle: line(200).nullable(),
  seoDescription: line(500).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three capitals'),
  attributes: z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not the name of an attribute'), line(80)),
  /** The one it belongs in comes first. */
  categoryIds: z
    .array(id)
    .max(MAX_CATEGORIES)
    .refine(...distinct('category')),
  options: z.array(option).max(MAX_OPTIONS),
  variants: z.array(variant).min(1).max(MAX_VARIANTS),
  images: z
    .array(
      z.strictObject({
        hash: z.string().regex(/^[0-9a-f]{32}$/, 'must be the hash of a picture'),
        alt: paragraphs(300).default(''),
        /** What has to stay in view where it is cut, percent from the left and from the top. */
        focalX: percent,
        focalY: percent,
      }),
    )
    .max(MAX_IMAGES),
};

/** A whole new product. Money is minor units. */
export const productInput = z.strictObject({
  ...fields,
  /** Default: from the name. */
  slug: fields.slug.optional(),
  description: fields.description.default(''),
  status: fields.status.default('draft'),
  publishAt: fields.publishAt.default(null),
  seoTitle: fields.seoTitle.default(null),
  seoDescription: fields.seoDescription.default(null),
  currency: fields.currency.default('EUR'),
  attributes: fields.attributes.default({}),
  categoryIds: fields.categoryIds.default([]),
  options: fields.options.default([]),
  images: fields.images.default([]),
});

/** What is to be different. A list that is given replaces the one that is there. */
export const productPatch = z
  .strictObject(fields)
  .partial()
  .extend({
    /** That the patch was made for: if the product has another one by now, nothing happens. */
    version: z.int().min(1).optional(),
  });

export type ProductInput = z.output<typeof productInput>;
export type ProductPatch = Omit<z.output<typeof productPatch>, 'version'>;
export type VariantInput = z.output<typeof variant>;
