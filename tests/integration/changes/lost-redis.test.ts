import { describe, expect, it } from 'vitest';
import { changeShopForFile } from '#tests/support/change-shop.ts';
import { connectTo } from '#tests/support/redis-server.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const shop = changeShopForFile();

/** What it returns brings Redis back to how it is now, as a replica does that lacks everything since. */
async function takeSnapshot(): Promise<() => Promise<void>> {
  const admin = connectTo(shop.redis);
  const names = await admin.keys('*');
  const saved = await Promise.all(
    names.map(async (name) => [name, (await admin.dumpBuffer(name)) as Buffer, await admin.pttl(name)] as const),
  );
  return async () => {
    await admin.flushall();
    for (const [name, dump, ttlMs] of saved) await admin.restore(name, Math.max(ttlMs, 0), dump as unknown as string);
    admin.disconnect();
  };
}
/** So long ago that nothing is repeated merely to be on the safe side. */
const age = () => shop.sql`UPDATE changes SET announced_at = announced_at - interval '1 hour'`;

describe('Redis away', () => {
  it('while a change is committed: it is kept, and told to everybody when Redis is back', async () => {
    const workers = await Promise.all([shop.start(), shop.start()]);
    await shop.untilLeading(workers);
    const [writer, reader] = workers as [(typeof workers)[0], (typeof workers)[0]];
    expect(await Promise.all(workers.map((worker) => worker.read('a')))).toEqual(['old', 'old']);
    shop.redis.pause();
    const { changeId, ms } = await writer.write('a', 'new');
    expect(ms).toBeLessThan(1_000);
    expect(await writer.read('a')).toBe('new');
    expect(await reader.ticket(changeId)).toBe('unannounced');
    await waitUntil(5_000, 'no failure is noted', async () => {
      const [row] = await shop.sql`SELECT 1 FROM changes WHERE last_error IS NOT NULL AND attempts > 0`;
      return row;
    });
    expect(shop.api.received).toEqual([]);
    shop.redis.resume();
    await shop.untilShown(reader, 'a', 'new', 5_000);
    await shop.untilComplete();
  });

  it('and empty when it comes back: nothing old is shown, and all is told', async () => {
    const workers = await Promise.all([shop.start(), shop.start()]);
    await shop.untilLeading(workers);
    const [writer, reader] = workers as [(typeof workers)[0], (typeof workers)[0]];
    await reader.read('a');
    await shop.redis.kill();
    const { changeId } = await writer.write('a', 'new');
    await shop.redis.restart();
    await shop.untilShown(reader, 'a', 'new', 5_000);
    await shop.untilComplete();
    expect(await reader.read('a', (await reader.ticket(changeId)) as number)).toBe('new');
  });
});

describe('Redis brought back to an earlier state', () => {
  it.each([
    { kept: 'an earlier change is kept', prune: false },
    { kept: 'what was lost may be more than is kept', prune: true },
  ])('with no process there to notice: the changes since are told again ($kept)', async ({ prune }) => {
    const before = await shop.start();
    await before.write('b', 'new');
    await shop.untilComplete();
    expect(await before.read('a')).toBe('old');
    const restore = await takeSnapshot();
    await before.write('a', 'new');
    await shop.untilComplete();
    await age();
    await before.kill();
    if (prune) await shop.sql`DELETE FROM changes WHERE 'note:a' = ANY(tags)`;
    await restore();
    // Somebody who does not relay shows what Redis has: this is what would stay.
    const witness = await shop.start({ relays: false });
    expect(await witness.read('a')).toBe('old');
    if (prune) await shop.sql`DELETE FROM changes WHERE 'note:b' = ANY(tags)`;
    if (prune)
      await shop.sql`INSERT INTO changes (kind, tags, cdn, ticket, announced_at, acknowledged_at, purged_at, purged_again_at)
                              VALUES ('note', '{note:c}', 'none', ${Date.now() * 1_000}, now(), now(), now(), now())`;
    if (prune) await age();
    const calls = shop.api.done.length;
    await shop.start();
    await shop.untilShown(witness, 'a', 'new');
    await shop.untilComplete();
    if (!prune) expect(shop.api.done.slice(calls).map(({ tags }) => tags)).toEqual([['note:a'], ['note:a']]);
  });

  it('and written to since: the changes of the last minute are told again by who takes the lead', async () => {
    const before = await shop.start();
    expect(await before.read('a')).toBe('old');
    const restore = await takeSnapshot();
    await before.write('a', 'new');
    await shop.untilComplete();
    await before.kill();
    await restore();
    const witness = await shop.start({ relays: false });
    await witness.write('b', 'new');
    expect(await witness.read('a')).toBe('old');
    await shop.start();
    await shop.untilShown(witness, 'a', 'new');
  });

  it.each(['nothing', 'another change'])(
    'under a leader, and has taken %s since: the CDN is told again too',
    async (taken) => {
      const [leader, other] = await Promise.all([shop.start(), shop.start({ relays: false })]);
      await shop.untilLeading([leader]);
      expect(await leader.read('a')).toBe('old');
      const restore = await takeSnapshot();
      await leader.write('a', 'new');
      await shop.untilComplete();
      const purges = () => shop.api.done.filter(({ tags }) => tags.includes('note:a')).length;
      expect(purges()).toBe(2);
      await restore();
      // It is behind no more: only the break in the log tells of the loss.
      if (taken === 'another change') await other.write('b', 'new');
      await waitUntil(8_000, 'it is not purged again', async () => purges() >= 4 || undefined);
      await shop.untilComplete();
      expect(await leader.read('a')).toBe('new');
      expect(await (await shop.start({ relays: false })).read('a')).toBe('new');
    },
  );
});
