import { and, count, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { users } from '#db/schema/accounts.ts';
import { addresses } from '#db/schema/customers.ts';
import type { Shopper } from '#lib/accounts/viewer.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { toAddress } from './read.ts';
import type { savedAddressSchema } from './schema.ts';
import type { SavedAddress } from './types.ts';

type Input = z.output<typeof savedAddressSchema>;

/** More than anybody needs, and few enough to be shown on one page. */
export const MAX_ADDRESSES = 20;

export type Saved = { state: 'saved'; address: SavedAddress } | { state: 'too-many' } | { state: 'not-found' };

/** Adds an address to somebody's list. The first one is their default in any case. */
export function addAddress({ userId }: Shopper, input: Input): Promise<Saved> {
  return writing(userId, async (tx) => {
    const [own] = await tx.select({ present: count() }).from(addresses).where(eq(addresses.userId, userId));
    const present = own?.present ?? 0;
    if (present >= MAX_ADDRESSES) return { state: 'too-many' };
    const isDefault = input.isDefault || present === 0;
    if (isDefault) await clearDefault(tx, userId);
    const [row] = await tx
      .insert(addresses)
      .values({ ...toColumns(input), userId, isDefault })
      .returning();
    return row ? { state: 'saved', address: toAddress(row) } : { state: 'not-found' };
  });
}

/** Replaces one of somebody's own addresses. A default stays one until another becomes it. */
export function updateAddress({ userId }: Shopper, id: string, input: Input): Promise<Saved> {
  return writing(userId, async (tx) => {
    const present = isId(id) ? await findOwn(tx, userId, id) : undefined;
    if (!present) return { state: 'not-found' };
    const isDefault = input.isDefault || present.isDefault;
    if (isDefault && !present.isDefault) await clearDefault(tx, userId);
    const [row] = await tx
      .update(addresses)
      .set({ ...toColumns(input), isDefault, updatedAt: new Date() })
      .where(eq(addresses.id, present.id))
      .returning();
    return row ? { state: 'saved', address: toAddress(row) } : { state: 'not-found' };
  });
}

/** Takes one of somebody's own addresses away. When it was the default, the newest of the others becomes it. */
export function removeAddress({ userId }: Shopper, id: string): Promise<{ state: 'removed' } | { state: 'not-found' }> {
  return writing(userId, async (tx) => {
    const present = isId(id) ? await findOwn(tx, userId, id) : undefined;
    if (!present) return { state: 'not-found' };
    await tx.delete(addresses).where(eq(addresses.id, present.id));
    if (present.isDefault) await makeNewestDefault(tx, userId);
    return { state: 'removed' };
  });
}

/** One at a time for each user, so that there is never more than one default, nor more addresses than there may be. */
function writing<Result>(userId: string, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return getRuntime().db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
    return work(tx);
  });
}

async function findOwn(tx: Transaction, userId: string, id: string) {
  const own = and(eq(addresses.userId, userId), eq(addresses.id, Number(id)));
  const [row] = await tx.select().from(addresses).where(own);
  return row;
}

async function clearDefault(tx: Transaction, userId: string): Promise<void> {
  const present = and(eq(addresses.userId, userId), eq(addresses.isDefault, true));
  await tx.update(addresses).set({ isDefault: false }).where(present);
}

async function makeNewestDefault(tx: Transaction, userId: string): Promise<void> {
  const newest = tx
    .select({ id: addresses.id })
    .from(addresses)
    .where(eq(addresses.userId, userId))
    .orderBy(desc(addresses.id))
    .limit(1);
  await tx.update(addresses).set({ isDefault: true }).where(eq(addresses.id, newest));
}

const toColumns = ({ line2, region, isDefault: _, ...address }: Input) => ({
  ...address,
  line2: line2 ?? null,
  region: region ?? null,
});
