'use client';

import { Price } from '#app/_ui/price.tsx';
import { Badge } from '#app/_ui/primitives/badge.tsx';
import { getSavingPercent } from '#app/_ui/saving.ts';
import { formatMoney } from '#lib/money/format.ts';
import { useVariantChoice } from './variant-provider.tsx';

export function VariantPrice() {
  const { product, variant } = useVariantChoice();
  const saving = getSavingPercent(variant.price, variant.compareAtPrice);
  return (
    <p className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
      <Price price={variant.price} compareAtPrice={variant.compareAtPrice} currency={product.currency} size="large" />
      {saving > 0 && variant.compareAtPrice !== null && (
        <Badge kind="accent">Save {formatMoney(variant.compareAtPrice - variant.price, product.currency)}</Badge>
      )}
    </p>
  );
}

export function VariantSku() {
  const { variant } = useVariantChoice();
  return (
    <p className="text-ink-soft text-micro">
      Article <span className="tabular-nums">{variant.sku}</span>
    </p>
  );
}
