import { describe, expect, it } from 'vitest';
import { readReceipt } from '#lib/changes/receipts.ts';
import { relayedShopForFile, SECOND_MS } from '#tests/support/relayed-shop.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const shop = relayedShopForFile();
const asked = () => shop.api.done.map(({ mode, tags }) => [mode, ...tags]);
const rowOf = async (id: string) => {
  const [row] = await shop.sql<{ attempts: number; error: string | null }[]>`
    SELECT attempts, last_error AS error FROM changes WHERE id = ${id}`;
  return row;
};

describe('purges', () => {
  it('come twice, the second time for what was under way at the first', async () => {
    shop.startRelay();
    await shop.untilComplete(await shop.change(['product:1', 'slug:kettle']));
    expect(asked()).toEqual([
      ['purge', 'product:1', 'slug:kettle'],
      ['purge', 'product:1', 'slug:kettle'],
    ]);
    const [first, second] = shop.api.done.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(SECOND_MS);
  });

  it('invalidate what only has to be asked for again', async () => {
    shop.startRelay();
    await shop.untilComplete(await shop.change(['product:1'], 'invalidate'));
    expect(asked()).toEqual([
      ['invalidate', 'product:1'],
      ['invalidate', 'product:1'],
    ]);
  });

  it('are not asked for by a change that no CDN holds anything of', async () => {
    shop.startRelay();
    const receipt = await shop.untilComplete(await shop.change(['stock:1'], 'none'));
    expect(receipt.layers.slice(4)).toMatchObject([{ state: 'skipped' }, { state: 'skipped' }]);
    expect(shop.api.received).toEqual([]);
  });

  it('put 250 tags into three calls', async () => {
    shop.startRelay();
    await shop.untilComplete(await shop.change(Array.from({ length: 250 }, (_, at) => `category:${at}`)));
    expect(shop.api.done.map(({ tags }) => tags.length)).toEqual([100, 100, 50, 100, 100, 50]);
  });

  it('put 20 changes of one product into one call', async () => {
    shop.startRelay({ collectMs: 1_000 });
    const ids: string[] = [];
    for (let count = 0; count < 20; count++) ids.push(await shop.change(['product:1']));
    for (const id of ids) await shop.untilComplete(id);
    expect(asked()).toEqual([
      ['purge', 'product:1'],
      ['purge', 'product:1'],
    ]);
  });
});

describe('a CDN that does not do as it is asked', () => {
  it('is asked again after errors of its own, and the receipt says what went wrong', async () => {
    shop.api.answer = () => ({ status: shop.api.received.length <= 3 ? 500 : 200 });
    shop.startRelay();
    const id = await shop.change(['product:1']);
    await waitUntil(3_000, 'no failure is noted', async () => (await rowOf(id))?.error ?? undefined);
    expect((await readReceipt(id))?.layers[4]).toEqual({
      name: 'cdn',
      state: 'pending',
      ms: null,
      detail: 'Cloudflare answered 500',
    });
    await shop.untilComplete(id);
    expect(shop.api.received).toHaveLength(5);
    expect(await rowOf(id)).toEqual({ attempts: 3, error: null });
    const [one, two, three, four] = shop.api.received.map(({ at }) => at) as [number, number, number, number];
    expect(two - one).toBeGreaterThanOrEqual(100);
    expect(four - three).toBeGreaterThanOrEqual(400);
  });

  it('is asked again when its answer is lost, though it may have done it', async () => {
    shop.api.answer = () => (shop.api.received.length === 1 ? 'lost' : { status: 200 });
    shop.startRelay();
    await shop.untilComplete(await shop.change(['product:1']));
    expect(asked()).toEqual(Array(3).fill(['purge', 'product:1']));
  });

  it('is not asked before the time that it says, however often it refuses', async () => {
    shop.api.answer = () =>
      shop.api.received.length <= 2 ? { status: 429, headers: { 'Retry-After': '1' } } : { status: 200 };
    shop.startRelay();
    const id = await shop.change(['product:1']);
    await waitUntil(3_000, 'it is not asked', async () => shop.api.received.length > 0 || undefined);
    const later = await shop.change(['product:2']);
    await shop.untilComplete(id, 8_000);
    await shop.untilComplete(later, 8_000);
    const [one, two, three] = shop.api.received.map(({ at }) => at) as [number, number, number];
    expect(two - one).toBeGreaterThanOrEqual(1_000);
    expect(three - two).toBeGreaterThanOrEqual(1_000);
    expect(asked()[0]).toEqual(['purge', 'product:1', 'product:2']);
  });

  it('keeps only those changes waiting whose calls it has not accepted', async () => {
    shop.api.answer = ({ tags }) => ({ status: tags.includes('category:0') ? 200 : 500 });
    const done = await shop.change(Array.from({ length: 100 }, (_, at) => `category:${at}`));
    const open = await shop.change(['category:0', 'slug:kettle']);
    shop.startRelay();
    await waitUntil(3_000, 'no failure is noted', async () => (await rowOf(open))?.error ?? undefined);
    expect((await readReceipt(done))?.layers[4]?.state).toBe('done');
    expect((await readReceipt(open))?.layers[4]?.state).toBe('pending');
    expect(await rowOf(done)).toMatchObject({ attempts: 0 });
  });
});

describe('the rate limit', () => {
  it('is what the last leader has left of it', async () => {
    await shop.sql`INSERT INTO cdn_quota VALUES (1, 0, clock_timestamp(), clock_timestamp() + interval '900 ms')`;
    const startedAt = Date.now();
    shop.startRelay();
    await shop.untilComplete(await shop.change(['product:1']));
    expect((shop.api.received[0]?.at ?? 0) - startedAt).toBeGreaterThanOrEqual(850);
    const [quota] = await shop.sql<{ tokens: number }[]>`SELECT tokens FROM cdn_quota`;
    expect(quota?.tokens).toBeLessThan(10);
  });

  it('is spent before a call is made, so that a crash hides nothing', async () => {
    const seen: number[] = [];
    shop.api.answer = async () => {
      const [quota] = await shop.sql<{ tokens: number }[]>`SELECT tokens FROM cdn_quota`;
      seen.push(quota?.tokens ?? Number.NaN);
      return { status: 200 };
    };
    shop.startRelay();
    await shop.untilComplete(await shop.change(['product:1']));
    expect(seen[0]).toBe(24);
  });

  it('goes to first purges when it is short', async () => {
    const again = await shop.change(['product:1'], 'invalidate');
    await shop.sql`UPDATE changes SET announced_at = created_at, ticket = 1, acknowledged_at = created_at,
                          purged_at = clock_timestamp() - interval '1 minute' WHERE id = ${again}`;
    await shop.sql`INSERT INTO cdn_quota VALUES (1, 1, clock_timestamp())`;
    shop.startRelay();
    const first = await shop.change(['product:2']);
    await shop.untilComplete(first);
    await shop.untilComplete(again);
    const [purged, invalidated] = ['purge', 'invalidate'].map((mode) =>
      shop.api.done.find((call) => call.mode === mode),
    );
    expect(purged?.tags).toEqual(['product:2']);
    // Two more calls have to be there for changes to come: at five a second.
    expect((invalidated?.at ?? 0) - (purged?.at ?? 0)).toBeGreaterThanOrEqual(350);
  });
});
