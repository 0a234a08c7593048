import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { getViewer } from '#lib/accounts/viewer.ts';
import { GuestWishlist } from './_parts/guest-wishlist.tsx';

export const metadata: Metadata = { title: 'Wishlist', robots: { index: false, follow: true } };

/** A guest's list is in their browser; that of an account has its place there. */
export default async function WishlistPage() {
  await connection();
  const viewer = await getViewer(await headers());
  if (viewer.kind === 'user') redirect('/account/wishlist');
  return (
    <div className="page-width pt-10 pb-32 lg:pt-14">
      <h1 className="heading text-title-1">Wishlist</h1>
      <GuestWishlist />
    </div>
  );
}
