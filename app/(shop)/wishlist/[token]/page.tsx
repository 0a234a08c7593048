import type { Metadata } from 'next';
import { connection } from 'next/server';
import { NotFoundView } from '#app/_ui/not-found-view.tsx';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { ProductGrid } from '#app/_ui/product-grid.tsx';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { readSharedWishlist } from '#lib/wishlists/share.ts';

export const metadata: Metadata = {
  title: 'A shared wishlist',
  robots: { index: false, follow: false },
  // The address is what opens it.
  referrer: 'no-referrer',
};

/** What somebody lets others see of their wishlist: the products as they are now, and a first name. */
export default async function SharedWishlistPage({ params }: PageProps<'/wishlist/[token]'>) {
  await connection();
  const shared = await readSharedWishlist((await params).token);
  if (!shared) {
    answerNotFound();
    return (
      <NotFoundView
        title="This wishlist is not shared"
        text="Whoever sent you the link may have taken it back, or a part of it got lost on the way."
        departments={await getCategoryTree()}
      />
    );
  }
  const { firstName, products } = shared;
  const title = firstName === '' ? 'A wishlist' : `${firstName}’s wishlist`;
  return (
    <div className="page-width pt-10 pb-32 lg:pt-14">
      <h1 className="heading break-words text-title-1">{title}</h1>
      <p className="mt-4 mb-9 text-ink-soft">
        {products.length === 0
          ? 'There is nothing on it at the moment.'
          : `${countOf(products.length, 'product')}, with prices and stock as they are now.`}
      </p>
      <ProductGrid products={products} label={title} />
    </div>
  );
}
