import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type CartOwner, cartCookie, cartCountCookie, ownerOf } from './owner.ts';
import { readOwnedCart } from './read.ts';
import { type CartRefusal, CartRefused } from './refusals.ts';
import type { OpenCart } from './store/open-cart.ts';
import type { Cart, CartNotice } from './types.ts';

/** Who changes a cart. `token`: of the cart's cookie; counts for guests only. */
export type Shopper = { viewer: Viewer; token: string | undefined };

/** `setCookies`: what the answer has to tell the browser to keep. */
export type CartWrite = { state: 'written'; cart: Cart; setCookies: string[] } | CartRefusal;

type Work = (
  tx: Transaction,
  owner: CartOwner,
) => Promise<{ cart: OpenCart | undefined; notices: readonly CartNotice[] }>;

/**
 * Runs `work` in one transaction and reads the whole cart at its end, as it was written: of two answers the one with the
 * higher version is the newer state.
 */
export async function changeCart({ viewer, token }: Shopper, work: Work): Promise<CartWrite> {
  const customer = viewer.kind === 'user' ? viewer.email : undefined;
  try {
    return await getRuntime().db.transaction(async (tx) => {
      const { cart: opened, notices } = await work(tx, ownerOf(viewer, token));
      const cart = await readOwnedCart(opened?.owner ?? { kind: 'nobody' }, customer, tx);
      const setCookies = [cartCountCookie(countUnits(cart))];
      const guestToken = opened?.token ?? (opened?.owner.kind === 'guest' ? token : undefined);
      if (guestToken !== undefined) setCookies.push(cartCookie(guestToken));
      return { state: 'written', cart: { ...cart, notices: [...notices, ...cart.notices] }, setCookies };
    });
  } catch (error) {
    if (error instanceof CartRefused) return error.refusal;
    throw error;
  }
}

/** What the badge shows. */
export const countUnits = ({ items }: Pick<Cart, 'items'>): number =>
  items.reduce((sum, { quantity }) => sum + quantity, 0);
