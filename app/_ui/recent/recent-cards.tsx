'use client';

import { useEffect } from 'react';
import { ProductCard } from '#app/_ui/product-card.tsx';
import type { ProductSummary } from '#lib/catalog/types.ts';

export type RecentCardsProps = { products: ProductSummary[] };

const SIZES = '(min-width: 64rem) 14rem, 44vw';

/** One row, whatever its number: it takes the place that was kept for it. */
export function RecentCards({ products }: RecentCardsProps) {
  useEffect(() => {
    void import('#app/_ui/wishlist/wishlist.ts').then(({ wishlist, paintHearts }) =>
      wishlist.ready().then(paintHearts, () => {}),
    );
  }, []);
  return (
    <ul
      aria-labelledby="recent"
      className="recent-row edge-to-edge quiet-scrollbar snap-x snap-mandatory overflow-x-auto"
    >
      {products.map((product) => (
        <li key={product.id} className="card-cell min-w-0 snap-start">
          <ProductCard product={product} sizes={SIZES} />
        </li>
      ))}
    </ul>
  );
}
