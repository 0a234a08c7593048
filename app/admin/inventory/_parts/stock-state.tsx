import { Status } from '#app/admin/_ui/status.tsx';
import { LOW_STOCK } from '#lib/catalog/low-stock.ts';
import type { ProductStatus } from '#lib/catalog/product-state.ts';

/** What the number means for whoever runs the shop. */
export function StockState({ available, status }: { available: number; status: ProductStatus }) {
  if (status === 'draft') return <Status tone="quiet">Draft</Status>;
  if (status === 'archived') return <Status tone="quiet">Archived</Status>;
  if (available === 0) return <Status tone="bad">Sold out</Status>;
  return available <= LOW_STOCK ? <Status tone="low">Running low</Status> : <Status tone="good">In stock</Status>;
}
