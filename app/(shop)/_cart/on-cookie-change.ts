import { CART_COUNT_COOKIE } from '#lib/cart/cookie-names.ts';

/** By then what the tab that has caused it tells of its own accord is here. */
const PAUSE_MS = 300;

/** Calls back when the cart's cookie for scripts has changed, in whatever tab; never where browsers cannot tell. */
export function onCookieChange(callback: () => void): void {
  if (!('cookieStore' in window)) return;
  window.cookieStore.addEventListener('change', ({ changed, deleted }) => {
    if ([...changed, ...deleted].some(({ name }) => name === CART_COUNT_COOKIE)) setTimeout(callback, PAUSE_MS);
  });
}
