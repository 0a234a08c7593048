import { CART_COUNT_COOKIE } from '#lib/cart/cookie-names.ts';

/** Set while a page ended with something on its way to the server: the next page asks until it has arrived. */
const UNSETTLED = 'strata-cart-unsettled';

/** How much is in the cart, as far as the browser was told; who has no cart asks for none. */
export function readCountHint(): number {
  const found = document.cookie.match(new RegExp(`(?:^|; )${CART_COUNT_COOKIE}=(\\d+)`));
  return Number(found?.[1] ?? 0);
}

export const noteUnsettled = (): void => sessionStorage.setItem(UNSETTLED, '1');

/** Whether the page before this one ended with something on its way. Says so once. */
export function takeUnsettled(): boolean {
  const unsettled = sessionStorage.getItem(UNSETTLED) !== null;
  sessionStorage.removeItem(UNSETTLED);
  return unsettled;
}
