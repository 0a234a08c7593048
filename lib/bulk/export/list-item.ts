import type { ProductState } from '#lib/catalog/product-state.ts';
import type { CategoryTree } from '../category-tree.ts';

/** A product as a JSON import takes it. */
export function toListItem(state: ProductState, tree: CategoryTree): object {
  const { brand, keywords, categoryIds, variants, ...fields } = state;
  return {
    ...fields,
    brand: brand.name,
    categories: categoryIds.flatMap((id) => tree.byId.get(id)?.path ?? []),
    variants: variants.map(({ id, ...variant }) => variant),
  };
}
