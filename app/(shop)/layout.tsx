import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { ShopFrame } from '#app/_ui/shop-frame.tsx';
import { SpeculationRules } from '#app/_ui/speculation-rules.tsx';
import { WishlistHearts } from '#app/_ui/wishlist/hearts.tsx';
import { SharedFooter, SharedHeader } from './_frame/shared-frame.tsx';
import { ShopQueryProvider } from './_frame/shop-query-provider.tsx';

export default async function ShopLayout({ children }: { children: ReactNode }) {
  // Segments are rendered side by side, so the root layout's own does not keep the build from reading here.
  await connection();
  return (
    <ShopQueryProvider>
      <ShopFrame header={<SharedHeader />} footer={<SharedFooter />}>
        {children}
        <SpeculationRules />
        <WishlistHearts />
      </ShopFrame>
    </ShopQueryProvider>
  );
}
