import type { ProductSummary } from '#lib/catalog/types.ts';
import { ProductCard } from './product-card.tsx';

export type ProductGridProps = { products: ProductSummary[]; label: string };

const SIZES = '(min-width: 84rem) 20rem, (min-width: 64rem) 24vw, (min-width: 48rem) 31vw, 46vw';
/** Cards that are on screen before scrolling, on the widest and on the narrowest layout. */
const FIRST = 2;
const EAGER = 3;

export function ProductGrid({ products, label }: ProductGridProps) {
  return (
    <ul aria-label={label} className="grid grid-cols-2 gap-x-4 md:grid-cols-3 lg:gap-x-6">
      {products.map((product, index) => (
        <li key={product.id} className="card-cell mb-9 lg:mb-12">
          <ProductCard
            product={product}
            sizes={SIZES}
            headingLevel="h2"
            priority={index < FIRST ? 'first' : index < EAGER ? 'eager' : 'lazy'}
          />
        </li>
      ))}
    </ul>
  );
}
