import { z } from 'zod';
import { toPointer } from '#lib/http/problem.ts';
import { BulkRefusedError } from '../refused-error.ts';
import type { ProductDocument, ProductFields, VariantDocument } from './document.ts';
import { MAX_ROWS } from './file-limits.ts';

const minor = z.int().min(0);
const text = z.string();

/** A product of a list; what its fields may hold is checked where they are compared with what there is. */
const schema = z.strictObject({
  slug: text.optional(),
  name: text.optional(),
  description: text.optional(),
  brand: text.optional(),
  status: text.optional(),
  publishAt: text.nullable().optional(),
  currency: text.optional(),
  seoTitle: text.nullable().optional(),
  seoDescription: text.nullable().optional(),
  categories: z.array(text).optional(),
  attributes: z.record(text, text.nullable()).optional(),
  options: z.array(z.strictObject({ name: text, values: z.array(text) })).optional(),
  images: z
    .array(
      z.strictObject({
        hash: text,
        alt: text.default(''),
        focalX: z.int().default(50),
        focalY: z.int().default(50),
      }),
    )
    .optional(),
  variants: z
    .array(
      z.strictObject({
        sku: text,
        price: minor.optional(),
        compareAtPrice: minor.nullable().optional(),
        options: z.record(text, text).optional(),
        imageIndex: z.int().nullable().optional(),
        available: minor.optional(),
      }),
    )
    .min(1, 'must have at least one variant, by whose SKU the product is known'),
});

/**
 * What a JSON list says of each product: `[{"name": …, "variants": [{"sku": …, "price": 1290}]}]`, money in minor units.
 * @throws BulkRefusedError for what is no list in JSON
 */
export async function* listDocuments(pieces: AsyncIterable<string>): AsyncGenerator<ProductDocument> {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  const list = parse(whole);
  if (!Array.isArray(list)) throw new BulkRefusedError('The file must be a JSON list of products.');
  if (list.length > MAX_ROWS) throw new BulkRefusedError(`A file may have ${MAX_ROWS} products.`);
  for (const [index, value] of list.entries()) yield toDocument(value, index + 1);
}

function parse(whole: string): unknown {
  try {
    return JSON.parse(whole);
  } catch (error) {
    throw new BulkRefusedError(`The file is not JSON: ${(error as Error).message}.`);
  }
}

function toDocument(value: unknown, number: number): ProductDocument {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ field: toPointer(path) || '/', detail: message }));
    return { number, fields: {}, variants: [], faults };
  }
  const { variants, ...fields } = parsed.data;
  return {
    number,
    fields: fields as ProductFields,
    variants: variants.map((variant) => ({ row: number, ...variant }) as VariantDocument),
    faults: [],
  };
}
