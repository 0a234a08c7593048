'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { whenShown } from '#app/_ui/when-shown.ts';
import type { ProductSummary } from '#lib/catalog/types.ts';
import { forgetViewed, noteViewed, readViewed } from './viewed.ts';

const RecentCards = lazy(() => import('./recent-cards.tsx').then(({ RecentCards: Cards }) => ({ default: Cards })));

export type RecentRailProps = { productId?: string };

export function RecentRail({ productId }: RecentRailProps) {
  const place = useRef<HTMLDivElement>(null);
  const [products, setProducts] = useState<ProductSummary[]>();

  useEffect(() => {
    const leaving = new AbortController();
    const hide = () => place.current?.closest('section')?.setAttribute('hidden', '');
    const cancel = whenShown(() => {
      const ids = readViewed().filter((id) => id !== productId);
      if (productId !== undefined) noteViewed(productId);
      if (ids.length === 0) return hide();
      fetchProducts(ids, leaving.signal).then(
        (found) => (found.length > 0 ? setProducts(found) : hide()),
        () => leaving.signal.aborted || hide(),
      );
    });
    return () => {
      cancel();
      leaving.abort();
    };
  }, [productId]);

  function clear() {
    forgetViewed();
    place.current?.closest('section')?.setAttribute('hidden', '');
    // The focus was on what is gone now.
    document.getElementById('content')?.focus({ preventScroll: true });
  }

  return (
    <div ref={place}>
      <div className="mb-7 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <h2 id="recent" className="heading text-title-2">
          Looked at before
        </h2>
        <p className="flex flex-wrap items-center gap-x-4 text-ink-soft text-small">
          Only this browser knows.
          <button type="button" onClick={clear} className="min-h-11 underline underline-offset-4 hover:text-ink">
            Forget them
          </button>
        </p>
      </div>
      <Suspense fallback={<Waiting />}>{products ? <RecentCards products={products} /> : <Waiting />}</Suspense>
    </div>
  );
}

async function fetchProducts(ids: readonly string[], signal: AbortSignal): Promise<ProductSummary[]> {
  const response = await fetch(`/api/products/batch?ids=${ids.join(',')}`, { signal });
  if (!response.ok) throw new Error(`Products answered ${response.status}`);
  return ((await response.json()) as { items: ProductSummary[] }).items;
}

/** As high as a row of cards. */
function Waiting() {
  return (
    <div aria-hidden="true" className="recent-row edge-to-edge overflow-hidden">
      {[1, 2, 3, 4, 5, 6].map((place) => (
        <div key={place} className="pb-24">
          <div className="skeleton aspect-square rounded-tile" />
        </div>
      ))}
    </div>
  );
}
