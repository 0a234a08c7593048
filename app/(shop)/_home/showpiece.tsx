import { productHref } from '#app/_ui/hrefs.ts';
import { Link } from '#app/_ui/link.tsx';
import { Picture, type PictureProps } from '#app/_ui/picture.tsx';
import type { ProductSummary } from '#lib/catalog/types.ts';
import { formatMoney } from '#lib/money/format.ts';

export type ShowpieceProps = {
  product: ProductSummary;
  sizes: string;
  priority: NonNullable<PictureProps['priority']>;
};

export function Showpiece({ product, sizes, priority }: ShowpieceProps) {
  const picture = product.images[0];
  return (
    <Link href={productHref(product.slug)} className="group relative block rounded-layer">
      {picture && (
        <Picture
          picture={picture}
          sizes={sizes}
          priority={priority}
          alt=""
          className="aspect-square w-full rounded-layer"
        />
      )}
      <span className="absolute inset-x-2 bottom-0 flex translate-y-1/2 lg:inset-x-6">
        <span className="inline-flex max-w-full items-baseline gap-2 rounded-full bg-panel px-3 py-1.5 text-micro lg:px-4 lg:py-2 lg:text-small">
          <span className="truncate underline-offset-2 group-hover:underline">{product.name}</span>
          <span className="hidden shrink-0 font-semibold tabular-nums sm:inline">
            {formatMoney(product.price, product.currency)}
          </span>
        </span>
      </span>
    </Link>
  );
}
