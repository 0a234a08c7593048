import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ChangeWorkerSettings } from '#tests/support/change-fleet.ts';
import { changeShopForFile } from '#tests/support/change-shop.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const shop = changeShopForFile();
const TAG = 'note:a';

describe('T6: a process that dies in the middle of a change', () => {
  it.each<NonNullable<ChangeWorkerSettings['dieAt']>>(['committed', 'announced by its writer'])(
    'loses nothing when it has only %s: another announces it within a second',
    async (dieAt) => {
      const [other, writer] = await Promise.all([shop.start(), shop.start({ relays: false, dieAt })]);
      await shop.untilLeading([other]);
      expect(await other.read('a')).toBe('old');
      await expect(writer.write('a', 'new')).rejects.toThrow('gone');
      const startedAt = performance.now();
      await shop.untilShown(other, 'a', 'new', 1_000);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
      await shop.untilComplete();
      expect(shop.api.done.map(({ tags }) => tags)).toEqual([[TAG], [TAG]]);
    },
  );

  it.each<NonNullable<ChangeWorkerSettings['dieAt']>>(['announcing', 'announced', 'acknowledged', 'purging', 'purged'])(
    'leaves the rest to the next when it relays and has come to "%s"',
    async (dieAt) => {
      const leader = await shop.start({ dieAt });
      await shop.untilLeading([leader]);
      const [writer, next] = await Promise.all([shop.start({ relays: false, dieAt: 'committed' }), shop.start()]);
      expect(await next.read('a')).toBe('old');
      await expect(writer.write('a', 'new')).rejects.toThrow('gone');
      await leader.ended;
      await shop.untilComplete();
      expect(await next.read('a')).toBe('new');
      expect(await next.role()).toBe('leading');
      expect(shop.api.done.filter(({ tags }) => tags.includes(TAG)).length).toBeGreaterThanOrEqual(2);
    },
  );

  it('leaves the rest to the next when it waits for other processes', async () => {
    const leader = await shop.start();
    await shop.untilLeading([leader]);
    const [slow, next] = await Promise.all([shop.start({ relays: false }), shop.start()]);
    slow.pause();
    await leader.write('a', 'new');
    await wait(200);
    expect(await shop.rows()).toMatchObject([{ announced: true, acknowledged: false }]);
    expect(shop.api.received).toEqual([]);
    await leader.kill();
    slow.resume();
    await shop.untilComplete();
    expect(await Promise.all([slow, next].map((worker) => worker.read('a')))).toEqual(['new', 'new']);
    expect(shop.api.done.length).toBeGreaterThanOrEqual(2);
  });

  it('purges again what it may have purged, when its answer died with it', async () => {
    const leader = await shop.start();
    await shop.untilLeading([leader]);
    const next = await shop.start();
    shop.api.answer = async () => {
      if (shop.api.received.length === 1) await leader.kill();
      return { status: 200 };
    };
    await leader.write('a', 'new');
    await shop.untilComplete();
    expect(await next.role()).toBe('leading');
    expect(shop.api.received.length).toBe(3);
  });

  it('still makes the second purge when it has died before it', async () => {
    const leader = await shop.start({ secondPurgeMs: 60_000 });
    await shop.untilLeading([leader]);
    const next = await shop.start();
    await leader.write('a', 'new');
    await waitUntil(10_000, 'the first purge is not noted', async () => (await shop.rows())[0]?.purged || undefined);
    await leader.kill();
    await shop.untilComplete();
    expect(await next.role()).toBe('leading');
    expect(shop.api.done.map(({ tags }) => tags)).toEqual([[TAG], [TAG]]);
  });
});

describe('the outbox', () => {
  it('is complete when all processes had died, as soon as one is started', async () => {
    const writer = await shop.start({ relays: false, dieAt: 'committed' });
    expect(await writer.read('a')).toBe('old');
    await expect(writer.write('a', 'new')).rejects.toThrow('gone');
    const started = await shop.start();
    await shop.untilShown(started, 'a', 'new', 1_000);
    await shop.untilComplete();
  });
});
