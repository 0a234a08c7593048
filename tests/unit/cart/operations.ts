import type { Operation } from '#app/(shop)/_cart/cart-model.ts';
import type { Cart } from '#lib/cart/types.ts';

const preview = (variantId: string) => ({
  variantId,
  productId: '1',
  productSlug: 'moka-pot',
  name: 'Moka pot',
  sku: 'MOKA',
  options: {},
  image: null,
  unitPrice: 1000,
  compareAtPrice: null,
  currency: 'EUR',
});

export const add = (variantId: string, quantity = 1): Operation => ({
  kind: 'add',
  variantId,
  quantity,
  preview: preview(variantId),
});

export const set = (variantId: string, quantity: number): Operation => ({ kind: 'set', variantId, quantity });

/** Pieces by variant. */
export const quantities = ({ items }: Cart) =>
  Object.fromEntries(items.map(({ variantId, quantity }) => [variantId, quantity]));
