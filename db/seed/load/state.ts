import { setTimeout as delay } from 'node:timers/promises';
import type { ReservedSql, Sql } from 'postgres';
import type { Range } from './ranges.ts';

// Any constant will do, as long as no other program uses it on the same database.
const LOCK_KEY = 7_278_391_462;
const LOCK_POLL_MS = 100;

/**
 * What the seed has to remember between runs: which products are in (deleting one later must not bring it back), of which
 * edition of the catalogue they are, and what was taken off the tables while they are filled.
 */
export async function prepareState(sql: ReservedSql): Promise<void> {
  await sql`create schema if not exists seeding`;
  await sql`
    create table if not exists seeding.loaded (first integer primary key, last integer not null check (last >= first))`;
  await sql`create table if not exists seeding.edition (hash text not null)`;
  await sql`
    create table if not exists seeding.deferred (
      id integer generated always as identity primary key,
      phase text not null check (phase in ('key', 'index', 'reference', 'validation', 'trigger')),
      target text not null, name text not null, restore text not null)`;
}

/**
 * Waits until no other seed works on this database. The lock goes with the connection.
 * @throws the signal's reason when aborted
 */
export async function lockSeeding(sql: ReservedSql, signal?: AbortSignal): Promise<void> {
  // Asking again and again, since a statement that waits for a lock cannot be aborted.
  for (;;) {
    const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${LOCK_KEY}) as locked`;
    if (row?.locked) return;
    await delay(LOCK_POLL_MS);
    signal?.throwIfAborted();
  }
}

export async function unlockSeeding(sql: ReservedSql): Promise<void> {
  await sql`select pg_advisory_unlock(${LOCK_KEY})`;
}

/**
 * Whether products can be added to those that are there: the same number must still mean the same product. An empty
 * catalogue takes on this edition.
 */
export async function agreeOnEdition(sql: ReservedSql, edition: string): Promise<boolean> {
  await sql`
    with fresh as (delete from seeding.edition where not exists (select from seeding.loaded))
    insert into seeding.edition (hash) select ${edition} where not exists (select from seeding.loaded)`;
  const [row] = await sql<{ hash: string }[]>`select hash from seeding.edition`;
  return row?.hash === edition;
}

export async function readLoaded(sql: ReservedSql): Promise<Range[]> {
  return [...(await sql<Range[]>`select first, last from seeding.loaded order by first`)];
}

/** Part of the transaction that adds the products themselves. */
export async function recordLoaded(sql: ReservedSql, { first, last }: Range): Promise<void> {
  await sql`insert into seeding.loaded (first, last) values (${first}, ${last})`;
}

/** Whether a seed was killed between taking off constraints and putting them back. */
export async function isUnfinished(sql: Sql | ReservedSql): Promise<boolean> {
  const [state] = await sql<{ known: boolean }[]>`select to_regclass('seeding.deferred') is not null as known`;
  if (!state?.known) return false;
  const [row] = await sql<{ pending: boolean }[]>`select exists (select from seeding.deferred) as pending`;
  return row?.pending === true;
}
