import { CART_COUNT_COOKIE } from '#lib/cart/cookie-names.ts';
import type { Operation } from './cart-model.ts';

/** Set while a page ended with something on its way to the server: the next page asks until it has arrived. */
const UNSETTLED = 'strata-cart-unsettled';

/** How much is in the cart, as far as the browser was told; who has no cart asks for none. */
export function readCountHint(): number {
  const found = document.cookie.match(new RegExp(`(?:^|; )${CART_COUNT_COOKIE}=(\\d+)`));
  return Number(found?.[1] ?? 0);
}

/** What a page had no time to send, for the next one of this shop in whatever tab. */
const LEFT = 'strata-cart-left';

export const noteUnsettled = (): void => sessionStorage.setItem(UNSETTLED, '1');

/** Whether the page before this one ended with something on its way. Says so once. */
export function takeUnsettled(): boolean {
  const unsettled = sessionStorage.getItem(UNSETTLED) !== null;
  sessionStorage.removeItem(UNSETTLED);
  return unsettled;
}

export const hasLeft = (): boolean => localStorage.getItem(LEFT) !== null;

export function leaveOperations(operations: readonly Operation[]): void {
  localStorage.setItem(LEFT, JSON.stringify([...readLeft(), ...operations]));
}

/** What earlier pages have left, which is then this page's. */
export function takeLeft(): Operation[] {
  const left = readLeft();
  localStorage.removeItem(LEFT);
  return left;
}

function readLeft(): Operation[] {
  try {
    const left = JSON.parse(localStorage.getItem(LEFT) ?? '[]');
    return Array.isArray(left) ? left : [];
  } catch {
    return [];
  }
}
