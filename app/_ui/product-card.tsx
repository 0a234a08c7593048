import type { ProductSummary } from '#lib/catalog/types.ts';
import { productHref } from './hrefs.ts';
import { Link } from './link.tsx';
import { Picture, type PictureProps } from './picture.tsx';
import { Price } from './price.tsx';
import { Badge } from './primitives/badge.tsx';
import { RatingFigure } from './primitives/rating.tsx';
import { getSavingPercent } from './saving.ts';

export type ProductCardProps = {
  product: ProductSummary;
  sizes: string;
  priority?: PictureProps['priority'];
  headingLevel?: 'h2' | 'h3';
};

export function ProductCard({ product, sizes, priority = 'lazy', headingLevel: Heading = 'h3' }: ProductCardProps) {
  const picture = product.images[0];
  const saving = getSavingPercent(product.price, product.compareAtPrice);
  return (
    <article className="group relative flex h-full flex-col">
      <div className="relative aspect-square overflow-hidden rounded-tile bg-layer-3">
        {picture && (
          <Picture
            picture={picture}
            sizes={sizes}
            priority={priority}
            alt=""
            className="size-full transition-transform duration-500 ease-out group-hover:scale-[1.035]"
          />
        )}
        <div className="absolute top-3 left-3">
          {!product.inStock ? <Badge kind="quiet">Sold out</Badge> : saving > 0 && <Badge kind="accent">−{saving}%</Badge>}
        </div>
      </div>
      <p className="mt-3.5 truncate text-ink-soft text-micro">{product.brand}</p>
      <Heading className="mt-0.5 line-clamp-2 min-h-[2lh] font-medium text-small leading-snug">
        <Link
          href={productHref(product.slug)}
          className="decoration-1 underline-offset-4 outline-offset-4 after:absolute after:inset-0 after:rounded-tile group-hover:underline"
        >
          {product.name}
        </Link>
      </Heading>
      <div className="mt-1.5 flex flex-wrap items-baseline justify-between gap-x-3">
        <Price
          price={product.price}
          compareAtPrice={product.compareAtPrice}
          currency={product.currency}
          from={product.priceVaries}
          className="text-small"
        />
        <RatingFigure {...product.rating} />
      </div>
    </article>
  );
}
