'use client';

import { Trash2 } from 'lucide-react';
import { Button } from '#app/admin/_ui/button.tsx';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';
import { BIN_DAYS } from '#lib/catalog/bin-days.ts';
import { useBin } from './use-bin.ts';

export type BinNoticeProps = {
  product: AdminProduct;
  /** Undefined: this person may not. */
  onRestored: ((product: AdminProduct) => void) | undefined;
};

const day = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long' });

/** Says that a product is in the bin, and takes it out. */
export function BinNotice({ product, onRestored }: BinNoticeProps) {
  const { restore } = useBin({ ...(onRestored && { onRestored }) });
  const end = new Date(Date.parse(product.deletedAt ?? product.updatedAt) + BIN_DAYS * 86_400_000);
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-2xl border border-low bg-low-soft px-5 py-4">
      <Trash2 className="size-5 text-low" aria-hidden="true" />
      <p className="min-w-0 flex-1 text-small">
        <strong>This product is in the bin.</strong> It is removed for good after {day.format(end)}. Nothing can be
        changed until it is restored.
      </p>
      {onRestored && <Button onClick={() => void restore(product)}>Restore</Button>}
    </div>
  );
}
