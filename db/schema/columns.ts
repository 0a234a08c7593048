import { timestamp } from 'drizzle-orm/pg-core';

/** A moment, which the database keeps in UTC. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date' });

/** When a row came, and when it was changed last. */
export const timestamps = { createdAt: moment().notNull().defaultNow(), updatedAt: moment().notNull().defaultNow() };
