export const MAX_FILE_BYTES = 32 * 1024 * 1024;
/** Rows of a table, or products of a list. */
export const MAX_ROWS = 50_000;
/** Of one product: what `productInput` takes. */
export const MAX_ROWS_OF_PRODUCT = 100;
