import { RatingFigure } from '#app/_ui/primitives/rating.tsx';
import { HeartButton } from '#app/_ui/wishlist/heart-button.tsx';
import type { Product } from '#lib/catalog/types.ts';
import { AddToCart } from './add-to-cart.tsx';
import { LiveStock } from './live-stock.tsx';
import { OptionPickers } from './option-picker.tsx';
import { StockNotice } from './stock-notice.tsx';
import { VariantPrice, VariantSku } from './variant-price.tsx';

export type BuyColumnProps = { product: Product };

export function BuyColumn({ product }: BuyColumnProps) {
  const paragraphs = product.description.split(/\n{2,}/).filter((text) => text.trim() !== '');
  return (
    <div className="space-y-7 lg:sticky lg:top-28 lg:self-start lg:pt-4">
      <div>
        <div className="flex items-center justify-between gap-4 text-small">
          <p className="text-ink-soft">{product.brand}</p>
          {product.rating.count > 0 && (
            <a href="#reviews" className="quiet-link rounded-full py-1">
              <RatingFigure {...product.rating} />
            </a>
          )}
        </div>
        <h1 className="heading mt-1.5 break-words text-title-1 xl:text-[3.25rem]">{product.name}</h1>
      </div>
      <VariantPrice />
      <OptionPickers />
      <LiveStock />
      <div className="space-y-3">
        <AddToCart />
        <HeartButton productId={product.id} />
      </div>
      <StockNotice />
      <div className="max-w-prose space-y-3.5">
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <VariantSku />
      </div>
    </div>
  );
}
