import { and, asc, desc, eq } from 'drizzle-orm';
import { addresses } from '#db/schema/customers.ts';
import type { Shopper } from '#lib/accounts/viewer.ts';
import { isId } from '#lib/catalog/ids.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { SavedAddress } from './types.ts';

type Row = typeof addresses.$inferSelect;

/** The addresses of whoever is signed in: first the one that checkout begins with. */
export async function listAddresses({ userId }: Shopper): Promise<SavedAddress[]> {
  const rows = await getRuntime()
    .db.select()
    .from(addresses)
    .where(eq(addresses.userId, userId))
    .orderBy(desc(addresses.isDefault), asc(addresses.id));
  return rows.map(toAddress);
}

/** One of somebody's own addresses; undefined where there is none of this id, or it is another's. */
export async function findAddress({ userId }: Shopper, id: string): Promise<SavedAddress | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await getRuntime()
    .db.select()
    .from(addresses)
    .where(and(eq(addresses.userId, userId), eq(addresses.id, Number(id))));
  return row && toAddress(row);
}

export function toAddress({ id, name, line1, line2, city, postalCode, region, country, isDefault }: Row): SavedAddress {
  return {
    id: String(id),
    name,
    line1,
    ...(line2 !== null && { line2 }),
    city,
    postalCode,
    ...(region !== null && { region }),
    country,
    isDefault,
  };
}
