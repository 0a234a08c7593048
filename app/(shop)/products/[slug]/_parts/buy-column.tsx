import { RatingFigure } from '#app/_ui/primitives/rating.tsx';
import type { Product } from '#lib/catalog/types.ts';
import { LiveStock } from './live-stock.tsx';
import { OptionPickers } from './option-picker.tsx';
import { VariantPrice, VariantSku } from './variant-price.tsx';

export type BuyColumnProps = { product: Product };

export function BuyColumn({ product }: BuyColumnProps) {
  return (
    <div className="space-y-7 lg:sticky lg:top-28 lg:self-start lg:pt-4">
      <div>
        <p className="text-ink-soft text-small">{product.brand}</p>
        <h1 className="heading mt-1.5 break-words text-title-1 xl:text-[3.25rem]">{product.name}</h1>
        {product.rating.count > 0 && (
          <a href="#reviews" className="mt-3 inline-flex rounded-full py-1 underline-offset-4 hover:underline">
            <RatingFigure {...product.rating} />
          </a>
        )}
      </div>
      <VariantPrice />
      <OptionPickers />
      <LiveStock />
      <VariantSku />
    </div>
  );
}
