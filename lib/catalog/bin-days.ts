/** How long a deleted product waits to be restored. */
export const BIN_DAYS = 30;
