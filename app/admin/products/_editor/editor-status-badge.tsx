import { Status } from '#app/admin/_ui/status.tsx';
import { ProductStatusBadge } from '#app/admin/products/_parts/product-status.tsx';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';

export function EditorStatusBadge({ product }: { product: AdminProduct }) {
  if (product.deletedAt !== null) return <Status tone="bad">In the bin</Status>;
  if (product.publishAt !== null) return <Status tone="accent">Scheduled</Status>;
  return <ProductStatusBadge status={product.status} />;
}
