import type { ProductSummary } from '#lib/catalog/types.ts';
import { productHref } from './hrefs.ts';
import { Link } from './link.tsx';
import { Picture, type PictureProps } from './picture.tsx';
import { Price } from './price.tsx';
import { Badge } from './primitives/badge.tsx';
import { RatingFigure } from './primitives/rating.tsx';
import { getSavingPercent } from './saving.ts';
import { CardHeart } from './wishlist/heart-button.tsx';

export type ProductCardProps = {
  product: ProductSummary;
  sizes: string;
  priority?: PictureProps['priority'];
  headingLevel?: 'h2' | 'h3';
};

/**
 * Fills a `card-cell`: picture with a heart for the wishlist, brand and rating, name, price. The version says which state of the product is shown; the
 * consistency checker reads it.
 */
export function ProductCard({ product, sizes, priority = 'lazy', headingLevel: Heading = 'h3' }: ProductCardProps) {
  const picture = product.images[0];
  const saving = getSavingPercent(product.price, product.compareAtPrice);
  return (
    <article data-product={`${product.id}:${product.version}`} className="group card-cell relative">
      <div className="relative aspect-square overflow-hidden rounded-tile bg-layer-3">
        {picture && <Picture picture={picture} sizes={sizes} priority={priority} alt="" className="grows-on-hover" />}
        <div className="absolute top-3 left-3">
          {!product.inStock ? (
            <Badge kind="quiet">Sold out</Badge>
          ) : (
            saving > 0 && <Badge kind="accent">−{saving}%</Badge>
          )}
        </div>
        <CardHeart />
      </div>
      <p className="mt-3 flex items-center justify-between gap-3 text-micro">
        <span className="truncate text-ink-soft">{product.brand}</span>
        <RatingFigure {...product.rating} />
      </p>
      <Heading className="mt-0.5 line-clamp-2 self-start font-medium text-small">
        <Link href={productHref(product.slug)} className="cover-link group-hover:underline">
          {product.name}
        </Link>
      </Heading>
      <Price
        price={product.price}
        compareAtPrice={product.compareAtPrice}
        currency={product.currency}
        from={product.priceVaries}
        className="mt-1 text-small"
      />
    </article>
  );
}
