import { createHash } from 'node:crypto';
import { BRANDS, MAKERS_BY_CATEGORY } from '../words/brands.ts';
import { SERIES } from '../words/series.ts';
import { listKinds, PLACED_CATEGORIES } from './assortment.ts';
import { listLabels } from './name.ts';

/**
 * Names the catalogue by what makes its products fit together: which kind a number is, what names each kind has, and the
 * ids of brands and categories. Another wording of a description is not another edition.
 */
export function hashEdition(): string {
  const categories = PLACED_CATEGORIES.map(({ id, department, category }) => [id, department.slug, category.slug]);
  const kinds = listKinds().map(({ id, department, kind }) => [id, department.series, listLabels(kind), kind.titles]);
  const text = JSON.stringify([SERIES, BRANDS, MAKERS_BY_CATEGORY, categories, kinds]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
