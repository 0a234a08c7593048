import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { isOwned } from '../load.ts';
import { type CartOwner, digestToken, makeCartToken } from '../owner.ts';

/** A cart that nobody else changes until the transaction ends. `token`: of a guest's cart that was made just now. */
export type OpenCart = { id: string; currency: string; owner: CartOwner; token?: string };

/** Locks a cart and gives it its next version; undefined when there is none. */
export async function openCart(tx: Transaction, owner: CartOwner): Promise<OpenCart | undefined> {
  if (owner.kind === 'nobody') return undefined;
  const [cart] = await tx.execute<{ id: string; currency: string }>(sql`
    UPDATE carts c SET version = version + 1, updated_at = now() WHERE ${isOwned(owner)} RETURNING c.id, c.currency`);
  return cart && { ...cart, owner };
}

/** As `openCart`, and makes a cart where there is none. A token that opens nothing is not used again: anybody may know it. */
export async function openOrMakeCart(tx: Transaction, owner: CartOwner, currency: string): Promise<OpenCart> {
  const present = await openCart(tx, owner);
  if (present) return present;
  const id = randomBytes(16).toString('base64url');
  if (owner.kind === 'user') {
    await tx.execute(sql`
      INSERT INTO carts (id, user_id, currency) VALUES (${id}, ${owner.userId}, ${currency}) ON CONFLICT (user_id) DO NOTHING`);
    const made = await openCart(tx, owner);
    if (!made) throw new Error('a cart is gone that was made just now');
    return made;
  }
  const token = makeCartToken();
  const tokenDigest = digestToken(token);
  await tx.execute(sql`INSERT INTO carts (id, token_digest, currency) VALUES (${id}, ${tokenDigest}, ${currency})`);
  return { id, currency, owner: { kind: 'guest', tokenDigest }, token };
}
