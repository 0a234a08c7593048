/** Says to the shop's own scripts how much is in the cart, so that who has none costs no request. */
export const CART_COUNT_COOKIE = 'strata_cart_count';
