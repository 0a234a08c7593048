import { describe, expect, it, vi } from 'vitest';
import { brief, createFlakyStore, createFleet, shown, versionOf } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, skip, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const open = (settings = {}) => {
  const fleet = createFleet({ a: { v: 1 }, b: { v: 1 }, c: { v: 1 } }, { ttlMs: 600_000, ...settings });
  const flaky = createFlakyStore(fleet.store);
  return { fleet, flaky, one: fleet.join({}, { shared: flaky.shared }), other: fleet.join() };
};

describe('invalidating keys', () => {
  it('ends them in every process, and leaves the others alone', async () => {
    const { fleet, one, other } = open();
    for (const process of [one, other]) await process.getMany(['a', 'b', 'c']);
    fleet.commit('a', 2);
    fleet.commit('b', 2);
    expect(await one.invalidate(['a', 'b'])).toEqual({ state: 'invalidated', ticket: expect.any(Number) });
    await calm();
    for (const process of [one, other]) {
      expect(process.peek('c')).toBeDefined();
      expect((await process.getMany(['a', 'b', 'c'])).map(shown)).toEqual([2, 2, 1]);
    }
  });

  it('ends what others hold before it returns here, and what they load from then on is new', async () => {
    const { fleet, one, other } = open();
    await other.get('a');
    fleet.commit('a', 2);
    await one.invalidate(['a']);
    expect(other.peek('a')).toBeUndefined();
    expect(await versionOf(other)).toBe(2);
  });

  it('softly leaves the old value to be served while it is loaded anew', async () => {
    const { fleet, one, other } = open();
    await one.get('a');
    await other.get('a');
    fleet.commit('a', 2);
    await one.invalidate(['a'], 'soft');
    await calm();
    expect(brief(await other.get('a'))).toEqual(['stale', 'l2', 'revalidating', 1]);
    await calm();
    for (const process of [one, other]) expect(await versionOf(process)).toBe(2);
    expect(fleet.loadsOf('a')).toBe(2);
  });

  it('softly, then hard, ends it', async () => {
    const { fleet, one, other } = open();
    await one.get('a');
    await one.invalidate(['a'], 'soft');
    await one.invalidate(['a']);
    fleet.commit('a', 2);
    expect(await versionOf(other)).toBe(2);
  });

  it('softly does not bring anything back that was invalidated hard', async () => {
    const { fleet, one, other } = open();
    await one.get('a');
    fleet.commit('a', 2);
    await one.invalidate(['a']);
    await one.invalidate(['a'], 'soft');
    expect(brief(await other.get('a'))).toEqual(['filled', 'db', 2]);
  });

  it('takes thousands in rounds of a thousand, each once', async () => {
    const { fleet, one } = open();
    const told = vi.spyOn(fleet.store.log, 'append');
    const keys = Array.from({ length: 2_500 }, (_, at) => `k${at}`);
    await one.invalidate([...keys, ...keys]);
    expect(told.mock.calls.map(([change]) => change.keys.length)).toEqual([1_000, 1_000, 500]);
  });

  it('of no keys is done at once, with a ticket', async () => {
    const { fleet, one } = open();
    await one.get('a');
    const told = vi.spyOn(fleet.store.log, 'append');
    expect(await one.invalidate([])).toEqual({ state: 'invalidated', ticket: one.cache.stats().position });
    expect(told).not.toHaveBeenCalled();
  });

  it('while the store is away is owed: this process asks the source until the store was told', async () => {
    const { fleet, flaky, one, other } = open();
    await one.get('a');
    await other.get('a');
    flaky.takeAway('invalidate');
    fleet.commit('a', 2);
    expect(await one.invalidate(['a', 'b'])).toEqual({ state: 'owed' });
    expect(brief(await one.get('a'))).toEqual(['degraded', 'db', 'store-unavailable', 2]);
    flaky.giveBack();
    await pass(1_000);
    for (const process of [one, other]) expect(await versionOf(process)).toBe(2);
    expect(one.cache.stats()).toMatchObject({ debtsOwed: 1, debtsPaid: 1 });
  });

  it('while only the log is away is owed as well, since nobody else was told', async () => {
    const { fleet, flaky, one, other } = open();
    await other.get('a');
    flaky.takeAway('append');
    fleet.commit('a', 2);
    expect(await one.invalidate(['a'])).toEqual({ state: 'owed' });
    expect(await versionOf(other)).toBe(1);
    flaky.giveBack();
    await pass(1_000);
    expect(await versionOf(other)).toBe(2);
  });

  it('lets a key that could not be loaded be tried again at once', async () => {
    const { fleet, one } = open();
    fleet.source.failWith(new Error('away'));
    await expect(one.get('a')).rejects.toThrow('away');
    fleet.source.failWith(undefined);
    await expect(one.get('a')).rejects.toThrow('away');
    await one.invalidate(['a']);
    expect(await versionOf(one)).toBe(1);
  });
});

describe('invalidating tags', () => {
  const tagged = { tagsOf: (key: string) => ['all', `of:${key}`] };

  it('ends all that carries one of them, in every process, with one step of the log', async () => {
    const { fleet, flaky, one, other } = open(tagged);
    for (const process of [one, other]) await process.getMany(['a', 'b', 'c']);
    for (const key of ['a', 'b', 'c']) fleet.commit(key, 2);
    flaky.calls.length = 0;
    await one.cache.invalidateTags({ hard: ['all'] });
    expect(flaky.calls).toEqual([]);
    await calm();
    for (const process of [one, other]) {
      expect((await process.getMany(['a', 'b', 'c'])).map(shown)).toEqual([2, 2, 2]);
    }
    expect(fleet.source.loads).toHaveLength(2);
  });

  it('leaves what carries others', async () => {
    const { one } = open(tagged);
    await one.getMany(['a', 'b']);
    await one.cache.invalidateTags({ hard: ['of:b'] });
    expect([one.peek('a')?.found, one.peek('b')]).toEqual([true, undefined]);
  });

  it('softly leaves old values to be served while they are loaded anew', async () => {
    const { fleet, one, other } = open(tagged);
    await one.get('a');
    await other.get('a');
    fleet.commit('a', 2);
    await one.cache.invalidateTags({ soft: ['all'] });
    await calm();
    expect(brief(await other.get('a'))).toEqual(['stale', 'l2', 'revalidating', 1]);
    await calm();
    for (const process of [one, other]) expect(await versionOf(process)).toBe(2);
  });

  it('softly and hard at once does both', async () => {
    const { fleet, one } = open(tagged);
    await one.getMany(['a', 'b']);
    fleet.commit('a', 2);
    fleet.commit('b', 2);
    await one.cache.invalidateTags({ hard: ['of:a', 'of:a'], soft: ['of:b'] });
    expect((await one.getMany(['a', 'b'])).map(brief)).toEqual([
      ['filled', 'db', 2],
      ['stale', 'l2', 'revalidating', 1],
    ]);
  });

  it('softly never undoes a hard one', async () => {
    const { fleet, one, other } = open(tagged);
    await one.get('a');
    fleet.commit('a', 2);
    await one.cache.invalidateTags({ hard: ['all'] });
    await one.cache.invalidateTags({ soft: ['all'] });
    expect(brief(await other.get('a'))).toEqual(['filled', 'db', 2]);
  });

  it('reaches processes that come later, who ask what they do not know', async () => {
    const { fleet, one } = open(tagged);
    await one.getMany(['a', 'b']);
    fleet.commit('a', 2);
    await one.cache.invalidateTags({ hard: ['of:a'] });
    const late = fleet.join();
    expect((await late.getMany(['a', 'b'])).map(brief)).toEqual([
      ['filled', 'db', 2],
      ['hit', 'l2', 1],
    ]);
  });

  it('reaches a load that is under way: what it stores is dead', async () => {
    const { fleet, one, other } = open(tagged);
    const release = fleet.source.hold();
    const slow = one.get('a');
    await calm();
    fleet.commit('a', 2);
    await other.cache.invalidateTags({ hard: ['all'] });
    await calm();
    release();
    await slow;
    for (const process of [one, other]) expect(await versionOf(process)).toBe(2);
  });

  it('lets nobody join a read that began before', async () => {
    const { fleet, one } = open(tagged);
    const release = fleet.source.hold();
    const early = one.get('a');
    await calm();
    fleet.commit('a', 2);
    await one.cache.invalidateTags({ hard: ['all'] });
    const late = one.get('a');
    await pass(100);
    release();
    await pass(100);
    expect([shown(await early), shown(await late)]).toEqual([1, 2]);
  });

  it('while the log is away is owed, and this process does not show what is old', async () => {
    const { fleet, flaky, one, other } = open(tagged);
    await one.getMany(['a', 'b']);
    await other.get('a');
    flaky.takeLogAway();
    fleet.commit('a', 2);
    expect(await one.cache.invalidateTags({ hard: ['of:a'] })).toEqual({ state: 'owed' });
    expect(brief(await one.get('a'))).toEqual(['filled', 'db', 2]);
    expect(await versionOf(one)).toBe(2);
    expect(brief(await one.get('b'))).toEqual(['hit', 'l2', 1]);
    flaky.giveBack();
    await pass(2_000);
    for (const process of [one, other]) expect(await versionOf(process)).toBe(2);
    expect(one.cache.stats()).toMatchObject({ debtsOwed: 1, debtsPaid: 1 });
  });

  it('softly, while the log is away, does not show what is old either', async () => {
    const { fleet, flaky, one } = open(tagged);
    await one.get('a');
    flaky.takeLogAway();
    fleet.commit('a', 2);
    expect(await one.cache.invalidateTags({ soft: ['of:a'] })).toEqual({ state: 'owed' });
    expect(await versionOf(one)).toBe(2);
  });

  it('shows this process the change when it returns, even if the log cannot be read any more', async () => {
    const { fleet, flaky, one } = open(tagged);
    await one.get('a');
    fleet.commit('a', 2);
    flaky.takeAway('readAfter', 'waitAfter');
    // The answer to what was asked before comes, and tells of another change.
    await fleet.join().cache.invalidateTags({ hard: ['wake'] });
    await calm();
    const announced = one.cache.invalidateTags({ hard: ['all'] });
    await pass(100);
    await announced;
    expect(await versionOf(one)).toBe(2);
  });
});

describe('a process that missed changes', () => {
  it('forgets what it holds, and asks for what it does not know', async () => {
    const { fleet, flaky, one, other } = open();
    await one.getMany(['a', 'b']);
    const { waitAfter } = flaky.shared.log;
    vi.spyOn(flaky.shared.log, 'waitAfter').mockImplementationOnce(async (position, blockMs) => ({
      ...(await waitAfter(position, blockMs)),
      changes: [],
    }));
    // Has it ask again, so that the next change is the one that gets lost.
    await other.cache.invalidateTags({ hard: ['wake'] });
    await calm();
    expect(one.peek('a')).toBeDefined();
    fleet.commit('a', 2);
    await other.cache.invalidateTags({ hard: ['of:a'] });
    await calm();
    expect(one.told('gap')).toMatchObject([{ reason: 'missed' }]);
    expect(one.peek('b')).toBeUndefined();
    expect((await one.getMany(['a', 'b'])).map(brief)).toEqual([
      ['filled', 'db', 2],
      ['hit', 'l2', 1],
    ]);
  });

  it('forgets what carries no tags as well', async () => {
    const { fleet, flaky, one, other } = open({ tagsOf: () => [] });
    await one.get('a');
    vi.spyOn(flaky.shared.log, 'waitAfter').mockImplementationOnce(async (position, blockMs) => ({
      ...(await fleet.store.log.waitAfter(position, blockMs)),
      changes: [],
    }));
    await other.cache.invalidateTags({ hard: ['wake'] });
    await calm();
    fleet.commit('a', 2);
    await other.invalidate(['a']);
    await calm();
    expect(one.told('gap')).toHaveLength(1);
    expect(await versionOf(one)).toBe(2);
  });

  it('notices a log that was born anew, and takes nothing from before it', async () => {
    const { fleet, one, other } = open();
    await other.get('a');
    fleet.commit('a', 2);
    const { born } = await fleet.store.log.readAfter(0);
    skip(10);
    await fleet.store.log.restart(born);
    await pass(0);
    for (const process of [one, other]) expect(await versionOf(process)).toBe(2);
    expect(other.told('gap')).toMatchObject([{ reason: 'missed' }]);
    expect(other.cache.stats().gaps).toBe(1);
  });
});
