import { cacheLife, cacheTag } from 'next/cache';
import { ShopFooter } from '#app/_ui/shop-footer.tsx';
import { ShopHeader } from '#app/_ui/shop-header.tsx';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { tags } from '#lib/cdn/tags.ts';
import { CartButton } from '../_cart/cart-button.tsx';

// The same around every page, so rendered once for all of them until the categories change (lib/pages/component-handler.ts).

export async function SharedHeader() {
  'use cache';
  cacheTag(tags.categories);
  cacheLife('hours');
  return <ShopHeader departments={await getCategoryTree()} actions={<CartButton />} />;
}

export async function SharedFooter() {
  'use cache';
  cacheTag(tags.categories);
  cacheLife('hours');
  return <ShopFooter departments={await getCategoryTree()} />;
}
