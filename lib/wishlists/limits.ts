/** Products that a wishlist may hold, and that may be added at once. */
export const MAX_WISHES = 200;
