import { parseAmount } from '#lib/money/parse.ts';
import type { CategoryTree } from '../category-tree.ts';
import type { FieldFault } from '../types.ts';
import type { ProductDocument, ProductFields, VariantDocument } from './document.ts';

/** A variant of a document with its money in minor units. */
export type ResolvedVariant = Omit<VariantDocument, 'price' | 'compareAtPrice'> & {
  price?: number;
  compareAtPrice?: number | null;
};
/** A document in terms of the shop: ids of categories, minor units. */
export type Resolved = {
  fields: Omit<ProductFields, 'categories'> & { categoryIds?: string[] };
  variants: ResolvedVariant[];
};

/** @param currency of the product, where the document names none */
export function resolve(
  { fields: { categories, ...fields }, variants }: ProductDocument,
  currency: string,
  tree: CategoryTree,
): { resolved: Resolved; faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const categoryIds = categories?.flatMap((path) => {
    const found = tree.byPath.get(path);
    if (!found) faults.push({ field: 'Categories', detail: `“${path}” is no category` });
    return found ? [found.id] : [];
  });
  const amount = (value: string | number, field: string, row: number): number => {
    const parsed = typeof value === 'number' ? value : parseAmount(value, fields.currency ?? currency);
    if (parsed === undefined) {
      faults.push({ field: `${field} (row ${row})`, detail: `“${value}” is no amount such as 12.90` });
    }
    return parsed ?? 0;
  };
  return {
    faults,
    resolved: {
      fields: { ...fields, ...(categoryIds && { categoryIds }) },
      variants: variants.map(({ price, compareAtPrice, ...variant }) => ({
        ...variant,
        ...(price !== undefined && { price: amount(price, 'Price', variant.row) }),
        ...(compareAtPrice !== undefined && {
          compareAtPrice: compareAtPrice === null ? null : amount(compareAtPrice, 'Compare-at price', variant.row),
        }),
      })),
    },
  };
}
