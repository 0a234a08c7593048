import type { Metadata } from 'next';
import { ProductGrid } from '#app/_ui/product-grid.tsx';
import { EmptyWishlist } from '#app/(shop)/wishlist/_parts/empty-wishlist.tsx';
import { toShopper } from '#lib/accounts/viewer.ts';
import { getProducts } from '#lib/catalog/read.ts';
import { readWishlist } from '#lib/wishlists/read.ts';
import { AccountHeading } from '../_parts/account-heading.tsx';
import { requireSession } from '../_parts/require-session.ts';
import { KeptWishes } from './_parts/kept-wishes.tsx';
import { ShareWishlist } from './_parts/share-wishlist.tsx';

export const metadata: Metadata = { title: 'My wishlist', robots: { index: false, follow: false } };

export default async function AccountWishlistPage() {
  const shopper = toShopper(await requireSession('/account/wishlist'));
  const { items, shareUrl } = await readWishlist(shopper);
  const products = await getProducts(items.map(({ productId }) => productId));
  return (
    <>
      <AccountHeading title="Wishlist" />
      <KeptWishes />
      {products.length === 0 ? (
        <EmptyWishlist />
      ) : (
        <>
          <ShareWishlist initialUrl={shareUrl} />
          <ProductGrid products={products} label="Wishlist" />
        </>
      )}
    </>
  );
}
