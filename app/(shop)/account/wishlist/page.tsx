import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { ProductGrid } from '#app/_ui/product-grid.tsx';
import { EmptyWishlist } from '#app/(shop)/wishlist/_parts/empty-wishlist.tsx';
import { getViewer } from '#lib/accounts/viewer.ts';
import { getProducts } from '#lib/catalog/read.ts';
import { readWishlist } from '#lib/wishlists/read.ts';
import { KeptWishes } from './_parts/kept-wishes.tsx';
import { ShareWishlist } from './_parts/share-wishlist.tsx';

export const metadata: Metadata = { title: 'My wishlist', robots: { index: false, follow: false } };

export default async function AccountWishlistPage() {
  await connection();
  const viewer = await getViewer(await headers());
  if (viewer.kind === 'guest') redirect('/sign-in?next=/account/wishlist');
  const { items, shareUrl } = await readWishlist(viewer);
  const products = await getProducts(items.map(({ productId }) => productId));
  return (
    <section aria-labelledby="wishlist">
      <h1 id="wishlist" className="heading text-title-2">
        Wishlist
      </h1>
      <KeptWishes />
      {products.length === 0 ? (
        <EmptyWishlist />
      ) : (
        <>
          <ShareWishlist initialUrl={shareUrl} />
          <ProductGrid products={products} label="Wishlist" />
        </>
      )}
    </section>
  );
}
