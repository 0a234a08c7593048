import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { commitChange } from '#lib/changes/commit-change.ts';
import { listChanges, readReceipt } from '#lib/changes/receipts.ts';
import { pruneOld } from '#lib/changes/relay/prune.ts';
import { relayedShopForFile } from '#tests/support/relayed-shop.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const shop = relayedShopForFile({ cdn: false });
const unannounced = () =>
  commitChange(
    async () => ({ result: 1, change: { kind: 'test', tags: ['product:1'], cdn: 'purge' as const } }),
    async () => ({ state: 'owed' }),
  ).then(({ changeId }) => changeId ?? '');

describe('a receipt', () => {
  it('fills in, layer by layer, and says when there is no CDN', async () => {
    const id = await unannounced();
    expect((await readReceipt(id))?.layers.map(({ state }) => state)).toEqual(Array(6).fill('pending'));
    shop.startRelay();
    const receipt = await shop.untilComplete(id);
    expect(receipt).toMatchObject({
      changeId: id,
      tags: ['product:1'],
      layers: [
        { name: 'redis', state: 'done', ms: expect.any(Number) },
        { name: 'processes', state: 'done', detail: '1 process' },
        { name: 'next', state: 'done' },
        { name: 'pages', state: 'done' },
        { name: 'cdn', state: 'skipped', detail: 'no CDN' },
        { name: 'cdn-second', state: 'skipped', detail: 'no CDN' },
      ],
    });
  });

  it.each(['999', '0', '-1', '1e3', "1'", '9'.repeat(30)])('does not exist for %s', async (id) => {
    expect(await readReceipt(id)).toBeUndefined();
  });
});

describe('the list of changes', () => {
  it('has the newest first, in pages, with the lag of each step', async () => {
    for (let count = 0; count < 3; count++) await unannounced();
    const { items, next, lag } = await listChanges({ limit: 2 });
    expect(items.map(({ changeId }) => changeId)).toEqual(['3', '2']);
    expect(next).toBe('2');
    expect(lag.announce).toBeGreaterThan(0);
    expect(lag['purge-again']).toBe(0);
    expect(await listChanges({ limit: 2, before: next })).toMatchObject({
      items: [{ changeId: '1' }],
      next: undefined,
    });
  });
});

describe('the relay', () => {
  it('does not pass over a change whose transaction ends after a later one', async () => {
    shop.startRelay();
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const slow = shop.sql.begin(async (tx) => {
      await tx`INSERT INTO changes (kind, tags, cdn) VALUES ('test', '{product:2}', 'purge')`;
      begun.resolve();
      await held.promise;
    });
    await begun.promise;
    const later = await shop.change(['product:3']);
    expect(later).toBe('2');
    await shop.untilComplete(later);
    held.resolve();
    await slow;
    await shop.untilComplete('1');
  });

  it('gives a writer the time to announce its change itself', async () => {
    shop.startRelay();
    await shop.untilComplete(await shop.change(['product:9']));
    for (let count = 0; count < 6; count++) {
      // At another moment between two looks each time.
      await wait(count * 40);
      const { layers } = await shop.untilComplete(await unannounced());
      expect(layers[0]?.ms).toBeGreaterThanOrEqual(150);
    }
  });

  it('announces changes that wait together as one', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, unannounced));
    const invalidate = vi.spyOn(shop.runtime.cache, 'invalidateTags');
    shop.startRelay();
    for (const id of ids) await shop.untilComplete(id);
    // Once for all of them, and once more with what was announced in the minute before the lead was taken.
    expect(invalidate.mock.calls.length).toBeLessThan(10);
    expect(invalidate).toHaveBeenCalledWith({ hard: ['product:1'] });
    invalidate.mockRestore();
  });

  it('keeps why it could not announce, and tries again', async () => {
    const first = shop.startRelay();
    await shop.untilComplete(await shop.change(['product:9']));
    await first.close();
    const position = vi.spyOn(shop.runtime.cache, 'logPosition').mockRejectedValue(new Error('the store is away'));
    const id = await unannounced();
    shop.startRelay();
    await waitUntil(3_000, 'no failure is noted', async () => {
      const receipt = await readReceipt(id);
      return receipt?.layers[0]?.detail === 'the store is away' || undefined;
    });
    position.mockRestore();
    await shop.untilComplete(id);
    const [row] = await shop.sql<{ attempts: number }[]>`SELECT attempts FROM changes WHERE id = ${id}`;
    expect(row?.attempts).toBeGreaterThanOrEqual(1);
  });

  it('goes on without a process that does not answer within a second, and does not hide it', async () => {
    const behind = vi.spyOn(shop.runtime.cache, 'acknowledged').mockResolvedValue({ processes: 2, behind: 1 });
    shop.startRelay();
    const receipt = await shop.untilComplete(await shop.change(['product:1']));
    expect(receipt.layers[1]).toMatchObject({ name: 'processes', state: 'failed' });
    expect(receipt.layers[1]?.ms).toBeGreaterThanOrEqual(950);
    behind.mockRestore();
  });

  it('counts what it does', async () => {
    shop.startRelay();
    await shop.untilComplete(await shop.change(['product:1']));
    const seen = await waitUntil(3_000, 'no lag is shown', async () => {
      const { body } = await shop.runtime.metrics.render();
      return body.includes('strata_outbox_lag_seconds{step="announce"}') ? body : undefined;
    });
    expect(seen).toMatch(/strata_outbox_steps_total\{step="acknowledged"\} \d+/);
  });
});

describe('pruning', () => {
  it('forgets what was complete a day ago, and nothing else', async () => {
    const add = (hours: number, complete: boolean) => shop.sql`
      INSERT INTO changes (kind, tags, cdn, created_at, purged_again_at)
      VALUES ('test', '{a}', 'none', clock_timestamp() - ${hours} * interval '1 hour', ${complete ? new Date() : null})`;
    for (const [hours, complete] of [
      [25, true],
      [23, true],
      [25, false],
    ] as const)
      await add(hours, complete);
    expect(await pruneOld(shop.sql, new AbortController().signal)).toBe(1);
    expect((await shop.sql`SELECT id FROM changes ORDER BY id`).map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('takes a thousand at a time until all are gone', async () => {
    await shop.sql`
      INSERT INTO changes (kind, tags, cdn, created_at, purged_again_at)
      SELECT 'test', '{a}', 'none', now() - interval '2 days', now() FROM generate_series(1, 2500)`;
    expect(await pruneOld(shop.sql, new AbortController().signal)).toBe(2_500);
  });
});
