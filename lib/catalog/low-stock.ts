/** A variant with this many units or fewer runs low. The index `inventory_low` has these. */
export const LOW_STOCK = 5;
