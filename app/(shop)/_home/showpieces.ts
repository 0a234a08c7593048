import type { ProductSummary } from '#lib/catalog/types.ts';

/** The first products with a picture, each from a department of its own where there are enough of them. */
export function pickShowpieces(candidates: ProductSummary[], count = 3): ProductSummary[] {
  const pictured = candidates.filter((product) => product.images.length > 0 && product.inStock);
  const departments = new Set<string | undefined>();
  const picked = pictured.filter((product) => {
    const department = product.categories[0]?.id;
    if (departments.has(department)) return false;
    departments.add(department);
    return true;
  });
  return [...new Map([...picked, ...pictured].map((product) => [product.id, product])).values()].slice(0, count);
}
