import { type SQL, sql } from 'drizzle-orm';
import { escapeLike } from '#db/escape-like.ts';

/** As the index `orders_words` has it. */
const WORDS = sql`(o.number || ' ' || o.email || ' ' || coalesce(o.shipping_address ->> 'name', '') || ' ' || coalesce(o.tracking_number, ''))`;

/** Whether `orders o` has this text in its number, its buyer's address or name, or its parcel's number. */
export const matchWords = (text: string): SQL => sql`${WORDS} ILIKE ${`%${escapeLike(text)}%`}`;
