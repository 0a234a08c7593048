import { sql } from 'drizzle-orm';

/** Whether `orders o` was paid for. */
export const BOUGHT = sql`o.status NOT IN ('placed', 'cancelled')`;

/** Whether `orders o` is of somebody without an account. Who has deleted theirs is nobody to write to any more. */
export const GUESTS = sql`o.user_id IS NULL AND o.email NOT LIKE '%@deleted.invalid'`;
