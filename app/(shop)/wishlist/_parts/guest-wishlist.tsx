'use client';

import { useEffect, useState } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { ProductGrid } from '#app/_ui/product-grid.tsx';
import { readWishes } from '#app/_ui/wishlist/open-wishlist.ts';
import type { ProductSummary } from '#lib/catalog/types.ts';
import { EmptyWishlist } from './empty-wishlist.tsx';

type Shown = { state: 'waiting' } | { state: 'failed' } | { state: 'shown'; products: ProductSummary[] };

/** Products that may be asked for at once. */
const BATCH = 100;

/** What this browser keeps, as it is today. A product whose heart is emptied stays until the page is left, to be put back. */
export function GuestWishlist() {
  const [shown, setShown] = useState<Shown>({ state: 'waiting' });

  useEffect(() => {
    const leaving = new AbortController();
    fetchProducts(readWishes(), leaving.signal).then(
      (products) => setShown({ state: 'shown', products }),
      () => leaving.signal.aborted || setShown({ state: 'failed' }),
    );
    return () => leaving.abort();
  }, []);

  useEffect(() => {
    if (shown.state !== 'shown') return;
    // For browsers alone: it listens to other tabs as soon as it is there.
    void import('#app/_ui/wishlist/wishlist.ts').then(({ wishlist, paintHearts }) =>
      wishlist.ready().then(paintHearts, () => {}),
    );
  }, [shown]);

  if (shown.state === 'waiting') return <Waiting />;
  if (shown.state === 'failed') {
    return (
      <Notice kind="bad" role="alert" title="The shop did not answer" className="mt-8 max-w-xl">
        Your list is safe in this browser.{' '}
        <Link href="/wishlist" className="underline underline-offset-4">
          Try again
        </Link>
      </Notice>
    );
  }
  if (shown.products.length === 0) return <EmptyWishlist />;
  return (
    <>
      <p className="mt-4 mb-9 max-w-2xl text-ink-soft">
        Kept in this browser.{' '}
        <Link href="/sign-in?next=/wishlist" className="font-medium text-ink underline underline-offset-4">
          Sign in
        </Link>{' '}
        to have it everywhere, and to share it.
      </p>
      <ProductGrid products={shown.products} label="Wishlist" />
    </>
  );
}

async function fetchProducts(ids: readonly string[], signal: AbortSignal): Promise<ProductSummary[]> {
  const products: ProductSummary[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const response = await fetch(`/api/products/batch?ids=${ids.slice(at, at + BATCH).join(',')}`, { signal });
    if (!response.ok) throw new Error(`Products answered ${response.status}`);
    products.push(...((await response.json()) as { items: ProductSummary[] }).items);
  }
  return products;
}

function Waiting() {
  return (
    <div className="mt-12">
      <p className="sr-only" role="status">
        Looking for what you have put here
      </p>
      <noscript>
        <p>This list is kept in the browser, and takes scripts to be read.</p>
      </noscript>
      <div aria-hidden="true" className="needs-scripts grid grid-cols-2 gap-4 md:grid-cols-3 lg:grid-cols-4 lg:gap-x-6">
        {[1, 2, 3, 4].map((place) => (
          <div key={place} className="pb-28">
            <div className="skeleton aspect-square rounded-tile" />
          </div>
        ))}
      </div>
    </div>
  );
}
