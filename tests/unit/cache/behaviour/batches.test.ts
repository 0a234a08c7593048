import { describe, expect, it, vi } from 'vitest';
import { StoreUnavailableError } from '#lib/cache/engine/shared/shared-store.ts';
import { brief, createFlakyStore, createFleet, shown } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const ROWS = { here: { v: 1 }, there: { v: 2 }, old: { v: 3 }, gone: { v: 4 }, never: { v: 5 } };
const open = (settings = {}) => {
  const fleet = createFleet(ROWS, settings);
  const flaky = createFlakyStore(fleet.store);
  return { fleet, flaky, process: fleet.join({}, { shared: flaky.shared }) };
};

describe('getMany', () => {
  it('answers each key by itself, in order, with one round for values, leases and fills, and one load', async () => {
    const { fleet, flaky, process } = open({ staleMs: 30_000, localTtlMs: 600_000 });
    await fleet.join().get('old');
    await pass(60_001);
    await fleet.join().get('there');
    await process.get('here');
    flaky.calls.length = 0;
    fleet.source.loads.length = 0;
    const reads = await process.getMany(['never', 'old', 'here', 'there', 'absent']);
    expect(reads.map(brief)).toEqual([
      ['filled', 'db', 5],
      ['stale', 'l2', 'revalidating', 3],
      ['hit', 'l1', 1],
      ['hit', 'l2', 2],
      ['filled', 'db', undefined],
    ]);
    expect(flaky.calls).toEqual(['read', 'acquire', 'fill']);
    expect(fleet.source.loads.map((keys) => keys.toSorted())).toEqual([['absent', 'never', 'old']]);
  });

  it('asks nobody when all of it is here', async () => {
    const { flaky, process } = open();
    await process.getMany(['here', 'there']);
    flaky.calls.length = 0;
    expect((await process.getMany(['there', 'here', 'there'])).map(brief)).toEqual([
      ['hit', 'l1', 2],
      ['hit', 'l1', 1],
      ['hit', 'l1', 2],
    ]);
    expect(flaky.calls).toEqual([]);
  });

  it('asks for a repeated key once', async () => {
    const { fleet, process } = open();
    const reads = await process.getMany(['here', 'here', 'there', 'here']);
    expect(reads.map(shown)).toEqual([1, 1, 2, 1]);
    expect(fleet.source.loads).toEqual([['here', 'there']]);
  });

  it('asks once for all tags that it does not know', async () => {
    const { fleet } = open();
    const first = fleet.join();
    await first.getMany(['here', 'there']);
    await first.cache.invalidateTags({ hard: ['of:there'] });
    const flaky = createFlakyStore(fleet.store);
    const asked = vi.spyOn(flaky.shared.log, 'tagVersions');
    const reads = await fleet.join({}, { shared: flaky.shared }).getMany(['here', 'there']);
    expect(reads.map(brief)).toEqual([
      ['hit', 'l2', 1],
      ['filled', 'db', 2],
    ]);
    expect(asked.mock.calls).toEqual([[['of:here', 'of:there']]]);
  });

  it('goes on for the other keys when the store does not answer for one', async () => {
    const { fleet, flaky, process } = open();
    await fleet.join().getMany(['here', 'there']);
    const { read } = flaky.shared;
    vi.spyOn(flaky.shared, 'read').mockImplementationOnce(async (keys) => {
      const [first, ...others] = await read(keys);
      expect(first).toBeDefined();
      return [new StoreUnavailableError('one node is away'), ...others];
    });
    expect((await process.getMany(['here', 'there', 'never'])).map(brief)).toEqual([
      ['degraded', 'db', 'store-unavailable', 1],
      ['hit', 'l2', 2],
      ['filled', 'db', 5],
    ]);
  });

  it('keeps the other keys when one of its fills is refused', async () => {
    const { fleet, process } = open();
    const release = fleet.source.hold();
    const slow = process.getMany(['here', 'there', 'never']);
    await calm();
    await fleet.store.invalidate(['thing:1:there'], 'hard');
    release();
    expect((await slow).map(brief)).toEqual([
      ['filled', 'db', 1],
      ['degraded', 'db', 'fenced', 2],
      ['filled', 'db', 5],
    ]);
    expect(['here', 'there', 'never'].map((key) => process.peek(key)?.found)).toEqual([true, undefined, true]);
  });

  it('waits for what another one loads only after its own keys are loaded', async () => {
    const { fleet, process } = open();
    const lease = { key: 'thing:1:there', token: 'other', leaseMs: 1_000 };
    await fleet.store.acquire([lease]);
    const slow = process.getMany(['here', 'there']);
    await calm();
    expect(fleet.source.loads).toEqual([['here']]);
    expect(process.peek('here')).toBeDefined();
    await pass(1_100);
    expect((await slow).map(brief)).toEqual([
      ['filled', 'db', 1],
      ['filled', 'db', 2],
    ]);
  });

  it('loads what it finds instead of a lease, with tags that it does not know, rather than ask for ever', async () => {
    const { fleet } = open();
    const first = fleet.join();
    const flaky = createFlakyStore(fleet.store);
    // A frame from before this process listened comes while the process asks for the lease.
    await first.get('here');
    await first.cache.invalidateTags({ hard: ['other'] });
    const late = fleet.join({}, { shared: flaky.shared });
    vi.spyOn(flaky.shared, 'read').mockImplementationOnce(async (keys) => keys.map(() => undefined));
    vi.spyOn(flaky.shared, 'acquire').mockImplementation(async (requests) => {
      flaky.calls.push('acquire');
      if (flaky.calls.length > 20) return requests.map(() => new StoreUnavailableError('asked for ever'));
      return fleet.store.acquire(requests);
    });
    expect(brief(await late.get('here'))).toEqual(['filled', 'db', 1]);
    expect(flaky.calls).toEqual(['acquire', 'acquire', 'fill']);
  });

  it('gives out one object to all who want the key, frozen', async () => {
    const { process } = open();
    const [single, [inBatch, again]] = await Promise.all([process.get('here'), process.getMany(['here', 'here'])]);
    expect(inBatch?.entry).toBe(single.entry);
    expect(again?.entry).toBe(single.entry);
    expect(Object.isFrozen(single.entry)).toBe(true);
  });

  it('gives out frozen values under a repeated key, kept or not', async () => {
    const { flaky, process } = open();
    flaky.takeAway('read');
    const [one, other] = await process.getMany(['here', 'here']);
    expect(one?.entry).toBe(other?.entry);
    expect(Object.isFrozen(one?.entry)).toBe(true);
  });
});
