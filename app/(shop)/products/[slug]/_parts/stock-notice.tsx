'use client';

import { lazy, Suspense } from 'react';
import { useStock } from './use-stock.ts';
import { useVariantChoice } from './variant-provider.tsx';

const StockNoticeForm = lazy(() =>
  import('./stock-notice-form.tsx').then((module) => ({ default: module.StockNoticeForm })),
);

/** For a variant that is sold out: an offer to say when it is back. */
export function StockNotice() {
  const { product, variant } = useVariantChoice();
  const { data: stock } = useStock(product.variants);
  if (stock?.get(variant.id)?.available !== 0) return null;
  return (
    <Suspense>
      <StockNoticeForm key={variant.id} variantId={variant.id} />
    </Suspense>
  );
}
