import type { ProductSummary } from '#lib/catalog/types.ts';
import { ProductCard } from './product-card.tsx';

export type ProductRailProps = { id: string; title: string; note?: string; products: ProductSummary[] };

const SIZES = '(min-width: 84rem) 19.5rem, (min-width: 64rem) 23vw, (min-width: 48rem) 31vw, 62vw';

/** A row to swipe on a phone, a grid where there is room. */
export function ProductRail({ id, title, note, products }: ProductRailProps) {
  if (products.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className="mb-7 flex flex-wrap items-end justify-between gap-x-8 gap-y-2 lg:mb-10">
        <h2 id={id} className="heading text-title-2">
          {title}
        </h2>
        {note && <p className="max-w-md text-ink-soft">{note}</p>}
      </div>
      <ul
        aria-labelledby={id}
        className="edge-to-edge quiet-scrollbar grid snap-x snap-mandatory auto-cols-[min(62vw,17rem)] grid-flow-col gap-x-4 overflow-x-auto py-1 md:mx-0 md:auto-cols-auto md:grid-flow-row md:grid-cols-3 md:overflow-visible md:px-0 lg:grid-cols-4 lg:gap-x-6"
      >
        {products.map((product) => (
          <li key={product.id} className="card-cell snap-start md:mb-10 lg:mb-12">
            <ProductCard product={product} sizes={SIZES} />
          </li>
        ))}
      </ul>
    </section>
  );
}
