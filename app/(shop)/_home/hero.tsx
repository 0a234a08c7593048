import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { ArrowIcon } from '#app/_ui/primitives/icons.tsx';
import { StrataBands } from '#app/_ui/primitives/strata-bands.tsx';
import type { Category, ProductSummary } from '#lib/catalog/types.ts';
import { Showpiece } from './showpiece.tsx';

export type HeroProps = { departments: Category[]; productCount: number; showpieces: ProductSummary[] };

const places = [
  { className: 'col-span-3 row-span-2 self-end', sizes: '(min-width: 64rem) 25rem, 55vw' },
  { className: 'col-span-2 mr-[10%] self-end', sizes: '(min-width: 64rem) 15rem, 32vw' },
  { className: 'col-span-2', sizes: '(min-width: 64rem) 17rem, 36vw' },
] as const;

export function Hero({ departments, productCount, showpieces }: HeroProps) {
  return (
    <section className="relative overflow-hidden" aria-labelledby="hero-title">
      <StrataBands className="absolute inset-x-0 -bottom-px h-[34%] w-full lg:h-[52%]" />
      <div className="page-width relative grid items-end gap-x-10 gap-y-9 pt-8 pb-10 lg:grid-cols-12 lg:pt-10 lg:pb-20">
        <div className="lg:col-span-6 lg:self-center lg:pb-16">
          <h1 id="hero-title" className="heading text-display tracking-[-0.045em]">
            Things for every layer of the day
          </h1>
          <p className="mt-6 max-w-md text-ink-soft text-lead">
            {productCount.toLocaleString('en')} of them in {countOf(departments.length, 'department')}, from the first
            coffee to the last light.
          </p>
          <a href="#departments" className={`mt-8 ${buttonStyles.solid}`}>
            Browse the departments
            <ArrowIcon />
          </a>
        </div>
        <ul
          className="grid grid-cols-5 grid-rows-[auto_auto] gap-x-3 gap-y-7 lg:col-span-6 lg:gap-x-5 lg:gap-y-9"
          aria-label="Some of what is popular"
        >
          {showpieces.map((product, index) => {
            const place = places[index];
            return (
              place && (
                <li key={product.id} className={place.className}>
                  <Showpiece product={product} sizes={place.sizes} priority={index === 0 ? 'first' : 'eager'} />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </section>
  );
}
