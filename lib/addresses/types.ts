import type { PostalAddress } from '#db/schema/orders.ts';

/** An address of a user's list. */
export type SavedAddress = PostalAddress & { id: string; isDefault: boolean };
