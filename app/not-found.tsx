import type { Metadata } from 'next';
import { connection } from 'next/server';
import { NotFoundView } from '#app/_ui/not-found-view.tsx';
import { ShopFrame } from '#app/_ui/shop-frame.tsx';
import { getCategoryTree } from '#lib/catalog/read.ts';

export const metadata: Metadata = { title: 'Page not found' };

export default async function NotFound() {
  // Segments are rendered side by side, so the root layout's own does not keep the build from reading here.
  await connection();
  const departments = await getCategoryTree();
  return (
    <ShopFrame departments={departments}>
      <NotFoundView
        title="There is no page at this address"
        text="It may have moved, or the link has a slip in it. What you want is probably still here."
        departments={departments}
      />
    </ShopFrame>
  );
}
