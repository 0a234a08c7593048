import type { ReactNode } from 'react';
import { ShopFrame } from '#app/_ui/shop-frame.tsx';
import { getCategoryTree } from '#lib/catalog/read.ts';

export default async function ShopLayout({ children }: { children: ReactNode }) {
  return <ShopFrame departments={await getCategoryTree()}>{children}</ShopFrame>;
}
