import type { FieldError } from '#lib/catalog/check-product.ts';
import type { FieldFault } from '../types.ts';
import type { Resolved } from './resolve.ts';

const NAMES: Record<string, string> = {
  categoryIds: 'Categories',
  publishAt: 'Publish at',
  seoTitle: 'SEO title',
  seoDescription: 'SEO description',
  images: 'Pictures',
  sku: 'SKU',
  compareAtPrice: 'Compare-at price',
  available: 'Stock',
  imageIndex: 'Picture',
};

const nameOf = (field: string) => NAMES[field] ?? field.charAt(0).toUpperCase() + field.slice(1);

/**
 * Errors of a product in terms of the file that it comes from.
 * @param skus of the variants that the pointers count
 */
export function explainErrors(
  errors: readonly FieldError[],
  { variants }: Resolved,
  skus: readonly string[],
): FieldFault[] {
  return errors.map(({ pointer, detail }) => {
    const [field = '', at, part] = pointer.split('/').slice(1);
    if (field !== 'variants' || at === undefined) return { field: nameOf(field), detail };
    const given = variants.find(({ sku }) => sku === skus[Number(at)]);
    const where = given ? ` (row ${given.row})` : '';
    return { field: `${nameOf(part ?? 'variants')}${where}`, detail };
  });
}
