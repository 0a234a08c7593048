import { expect, it, vi } from 'vitest';
import { commitChange } from '#lib/changes/commit-change.ts';
import { positionOf } from '#lib/changes/tickets.ts';
import { relayedShopForFile } from '#tests/support/relayed-shop.ts';

const shop = relayedShopForFile({ cdn: false });
/** As another process would have written it. */
const insert = async (id: number, ticket: number | null) => {
  await shop.sql`INSERT INTO changes (id, kind, tags, cdn, ticket) OVERRIDING SYSTEM VALUE
                 VALUES (${id}, 'test', '{a}', 'none', ${ticket})`;
  return String(id);
};

it('knows the position of a change that this process has made, without asking', async () => {
  const id = await shop.change(['product:1']);
  const position = shop.runtime.cache.position();
  await shop.sql`DELETE FROM changes`;
  expect(await positionOf(id)).toBe(position);
});

it('looks up the position of another process’s change, once', async () => {
  const id = await insert(101, 4_711);
  expect(await Promise.all([positionOf(id), positionOf(id)])).toEqual([4_711, 4_711]);
  await shop.sql`DELETE FROM changes`;
  expect(await positionOf(id)).toBe(4_711);
});

it('says that a change has none yet, and asks again later', async () => {
  const id = await insert(102, null);
  expect(await positionOf(id)).toBe('unannounced');
  await shop.sql`UPDATE changes SET ticket = 5`;
  expect(await positionOf(id)).toBe(5);
});

it.each(['103', '0', '01', '-1', '1; DROP TABLE changes', '', '9'.repeat(19)])('knows nothing of %j', async (id) => {
  expect(await positionOf(id)).toBeUndefined();
});

it('asks the database once for many ids, made up or not', async () => {
  const query = vi.spyOn(shop.runtime, 'sql');
  const real = await insert(104, 7);
  const answers = await Promise.all([
    positionOf(real),
    ...Array.from({ length: 500 }, (_, at) => positionOf(String(5_000 + at))),
  ]);
  expect(query.mock.calls.length).toBeLessThanOrEqual(2);
  query.mockRestore();
  expect([answers[0], new Set(answers.slice(1))]).toEqual([7, new Set([undefined])]);
});

it('has its readers ask the source when the database does not answer in time', async () => {
  const id = await insert(105, 8);
  const locked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const lock = shop.sql.begin(async (tx) => {
    await tx`LOCK TABLE changes`;
    locked.resolve();
    await released.promise;
  });
  await locked.promise;
  const startedAt = performance.now();
  expect(await positionOf(id)).toBe('unannounced');
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  released.resolve();
  await lock;
  await vi.waitFor(async () => expect(await positionOf(id)).toBe(8));
});

it('sends readers to the source while a change is announced by nobody', async () => {
  const { changeId = '' } = await commitChange(
    async () => ({ result: 1, change: { kind: 'test', tags: ['a'], cdn: 'none' as const } }),
    async () => ({ state: 'owed' }),
  );
  expect(await positionOf(changeId)).toBe('unannounced');
});
