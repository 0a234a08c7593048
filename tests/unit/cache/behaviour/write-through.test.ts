import { describe, expect, it, vi } from 'vitest';
import { brief, createFlakyStore, createFleet, versionOf } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const open = (settings = {}) => {
  const fleet = createFleet({ a: { v: 1 }, b: { v: 1 } }, { ttlMs: 600_000, localTtlMs: 600_000, ...settings });
  const flaky = createFlakyStore(fleet.store);
  return { fleet, flaky, writer: fleet.join(), peer: fleet.join({}, { shared: flaky.shared }) };
};
const held = (process: ReturnType<typeof open>['peer']) => {
  const entry = process.peek('a');
  return entry?.found ? entry.value.v : undefined;
};

describe('a write', () => {
  it('takes the place of the old value in every process that has one, without a question', async () => {
    const { fleet, flaky, writer, peer } = open();
    await writer.get('a');
    await peer.get('a');
    flaky.calls.length = 0;
    expect(await writer.writeThrough('a', fleet.commit('a', 2), 2)).toMatchObject({ state: 'replaced' });
    await calm();
    expect([held(writer), held(peer)]).toEqual([2, 2]);
    expect(flaky.calls).toEqual([]);
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('is never brought to a process that holds nothing', async () => {
    const { fleet, writer, peer } = open();
    await writer.get('a');
    await writer.writeThrough('a', fleet.commit('a', 2), 2);
    await calm();
    expect(held(peer)).toBeUndefined();
    expect(brief(await peer.get('a'))).toEqual(['hit', 'l2', 2]);
  });

  it('that is large is read again by those who held the old value', async () => {
    const { fleet, flaky, writer, peer } = open();
    await writer.get('a');
    await peer.get('a');
    flaky.calls.length = 0;
    await writer.writeThrough('a', fleet.commit('a', 2, { text: 'x'.repeat(2_000) }), 2);
    await calm();
    expect(held(peer)).toBeUndefined();
    expect(brief(await peer.get('a'))).toEqual(['hit', 'l2', 2]);
    expect(flaky.calls).toEqual(['read']);
  });

  it('that overtakes another is not undone by it, wherever it arrives', async () => {
    const { fleet, writer, peer } = open();
    await writer.get('a');
    await peer.get('a');
    await writer.writeThrough('a', fleet.commit('a', 3), 3);
    expect(await peer.writeThrough('a', { v: 2 }, 2)).toMatchObject({ state: 'not-older' });
    await calm();
    for (const process of [writer, peer, fleet.join()]) expect(await versionOf(process)).toBe(3);
  });

  it('that comes late does not bring back what was evicted', async () => {
    const { fleet, writer, peer } = open();
    fleet.commit('a', 3);
    expect(await writer.writeThrough('a', { v: 2 }, 2)).toMatchObject({ state: 'absent' });
    for (const process of [writer, peer]) expect(await versionOf(process)).toBe(3);
  });

  it('keeps nothing here that the shared store did not take', async () => {
    const { fleet, writer, peer } = open();
    await writer.get('b');
    await writer.writeThrough('a', fleet.commit('a', 2), 2);
    expect(held(writer)).toBeUndefined();
    await peer.get('a');
    await writer.writeThrough('a', { v: 1 }, 1);
    expect(held(writer)).toBeUndefined();
  });

  it('keeps nothing here if something else happened to the key meanwhile', async () => {
    const { fleet, flaky, peer, writer } = open();
    await peer.get('a');
    const { replace } = flaky.shared;
    vi.spyOn(flaky.shared, 'replace').mockImplementationOnce(async (entries) => {
      const outcomes = await replace(entries);
      await writer.writeThrough('a', fleet.commit('a', 3), 3);
      await calm();
      return outcomes;
    });
    await peer.writeThrough('a', fleet.commit('a', 2), 2);
    expect(held(peer)).not.toBe(2);
    fleet.commit('a', 3);
    expect(await versionOf(peer)).toBe(3);
  });

  it('ends what was read here of the old value while the store was told', async () => {
    const { fleet, flaky, peer } = open();
    await fleet.join().get('a');
    const { replace } = flaky.shared;
    vi.spyOn(flaky.shared, 'replace').mockImplementationOnce(async (entries) => {
      expect(await versionOf(peer)).toBe(1);
      await fleet.store.invalidate(['thing:1:a'], 'hard');
      return replace(entries);
    });
    await peer.writeThrough('a', fleet.commit('a', 2), 2);
    expect(await versionOf(peer)).toBe(2);
  });

  it('ends loads under way: what they read may be from before', async () => {
    const { fleet, writer, peer } = open();
    const release = fleet.source.hold();
    const slow = peer.get('a');
    await calm();
    await writer.writeThrough('a', fleet.commit('a', 2), 2);
    release();
    expect(brief(await slow)).toEqual(['degraded', 'db', 'fenced', 1]);
    expect(held(peer)).toBeUndefined();
    for (const process of [writer, peer]) expect(await versionOf(process)).toBe(2);
  });

  it('has what was read meanwhile not kept by a peer, even one whose copy is as new', async () => {
    const { fleet, flaky, writer, peer } = open();
    await writer.get('a');
    const { read } = flaky.shared;
    vi.spyOn(flaky.shared, 'read').mockImplementationOnce(async (keys) => {
      const frames = await read(keys);
      await writer.writeThrough('a', fleet.commit('a', 2), 2);
      await calm();
      return frames;
    });
    expect(await versionOf(peer)).toBe(1);
    expect(held(peer)).toBeUndefined();
    expect(await versionOf(peer)).toBe(2);
  });

  it('carries the tags of the new value', async () => {
    const { fleet, writer, peer } = open();
    fleet.commit('a', 1, { tags: ['old'] });
    await writer.get('a');
    await peer.get('a');
    await writer.writeThrough('a', fleet.commit('a', 2, { tags: ['new'] }), 2);
    await calm();
    await writer.cache.invalidateTags({ hard: ['old'] });
    expect([held(writer), held(peer)]).toEqual([2, 2]);
    await writer.cache.invalidateTags({ hard: ['new'] });
    await calm();
    expect([held(writer), held(peer)]).toEqual([undefined, undefined]);
  });

  it('that cannot be told to the store is owed: this process asks the source, the others learn of it later', async () => {
    const { fleet, flaky, writer, peer } = open();
    await writer.get('a');
    await peer.get('a');
    flaky.takeAway('replace', 'invalidate');
    expect(await peer.writeThrough('a', fleet.commit('a', 2), 2)).toEqual({ state: 'owed' });
    expect(brief(await peer.get('a'))).toEqual(['degraded', 'db', 'store-unavailable', 2]);
    flaky.giveBack();
    await pass(1_000);
    for (const process of [writer, peer]) expect(await versionOf(process)).toBe(2);
  });

  it('that the log cannot be told of is owed, and reaches the others later', async () => {
    const { fleet, flaky, writer, peer } = open();
    await writer.get('a');
    await peer.get('a');
    flaky.takeAway('append');
    expect(await peer.writeThrough('a', fleet.commit('a', 2), 2)).toEqual({ state: 'owed' });
    expect([await versionOf(writer), await versionOf(peer)]).toEqual([1, 2]);
    flaky.giveBack();
    await pass(1_000);
    expect(await versionOf(writer)).toBe(2);
  });

  it('lives as long as what is loaded', async () => {
    const { fleet, writer } = open({ ttlMs: 60_000 });
    await writer.get('a');
    await pass(50_000);
    await writer.writeThrough('a', fleet.commit('a', 2), 2);
    await pass(59_000);
    expect(await versionOf(writer)).toBe(2);
    fleet.commit('a', 3);
    await pass(1_001);
    expect(await versionOf(writer)).toBe(3);
  });
});
