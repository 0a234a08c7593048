import type { Shopper } from '#lib/cart/change-cart.ts';
import { readCartToken } from '#lib/cart/owner.ts';
import { type Cart, MAX_QUANTITY } from '#lib/cart/types.ts';
import { addItem } from '#lib/cart/write.ts';
import type { Order } from './types.ts';

/** `sold-out`: it may come back. `gone`: it is sold no more. `fewer`: there were not as many. */
export type NotAdded = { name: string; quantity: number; because: 'sold-out' | 'gone' | 'fewer' };

export type Reordered = { cart: Cart | undefined; setCookies: string[]; missing: NotAdded[] };

/** Puts what an order was of into somebody's cart once more, as far as it can be had, and says what cannot. */
export async function reorder(shopper: Shopper, order: Pick<Order, 'items'>): Promise<Reordered> {
  const done: Reordered = { cart: undefined, setCookies: [], missing: [] };
  let current = shopper;
  for (const { variantId, name, quantity } of order.items) {
    const write = variantId === null ? undefined : await addItem(current, variantId, Math.min(quantity, MAX_QUANTITY));
    if (write?.state !== 'written') {
      done.missing.push({ name, quantity, because: write?.state === 'sold-out' ? 'sold-out' : 'gone' });
      continue;
    }
    done.cart = write.cart;
    done.setCookies = write.setCookies;
    current = { ...current, token: tokenIn(write.setCookies) ?? current.token };
    const limited = write.cart.notices.find((notice) => notice.kind === 'limited' && notice.variantId === variantId);
    if (limited) done.missing.push({ name, quantity, because: 'fewer' });
  }
  return done;
}

/** Whoever had no cart has one after the first item. */
function tokenIn(setCookies: readonly string[]): string | undefined {
  const cookie = setCookies.map((line) => line.split(';', 1)[0]).join('; ');
  return readCartToken(new Headers({ cookie }));
}
