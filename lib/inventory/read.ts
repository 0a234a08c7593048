import { inventoryCache } from '#lib/cache/inventory.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Stock } from '#lib/catalog/types.ts';
import { afterTicket } from '#lib/http/scope.ts';

/** Stock of the variants that exist, in the order of `variantIds`. */
export async function getStock(variantIds: readonly string[]): Promise<Stock[]> {
  const reads = await inventoryCache().getMany(variantIds.filter(isId), afterTicket());
  return reads.flatMap(({ entry }) => (entry.found ? [entry.value] : []));
}
