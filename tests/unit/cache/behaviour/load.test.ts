import { describe, expect, it } from 'vitest';
import { brief, createFlakyStore, createFleet, versionOf } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const outcomeOf = (promise: Promise<unknown>) =>
  promise.then(
    (value) => value,
    (error: unknown) => error,
  );

describe('a load that takes too long', () => {
  const settings = { leaseMs: 10_000, deadlineMs: 5_000 };

  it('is not waited for beyond the deadline, and still fills', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const process = fleet.join();
    const release = fleet.source.hold();
    const outcome = outcomeOf(process.get('a'));
    await pass(5_000);
    expect(await outcome).toMatchObject({ name: 'LoadTimeoutError', message: 'thing: not loaded within 5000 ms' });
    release();
    await calm();
    expect(brief(await process.get('a'))).toEqual(['hit', 'l1', 1]);
    expect(brief(await fleet.join().get('a'))).toEqual(['hit', 'l2', 1]);
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('is not waited for a second time right away', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const process = fleet.join();
    fleet.source.hold();
    const first = outcomeOf(process.get('a'));
    await pass(5_000);
    await first;
    expect(await outcomeOf(process.get('a'))).toMatchObject({ name: 'LoadFailedError', retryAfterMs: 250 });
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('is answered with an older value where there is one', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { ...settings, staleIfErrorMs: 60_000 });
    const process = fleet.join();
    await process.get('a');
    await pass(60_001);
    const release = fleet.source.hold();
    const read = process.get('a');
    await pass(5_000);
    expect(brief(await read)).toEqual(['stale', 'l2', 'load-failed', 1]);
    release();
  });

  it('holds up no other key of the batch beyond the deadline', async () => {
    const fleet = createFleet({ a: { v: 1 }, b: { v: 1 } }, settings);
    const process = fleet.join();
    const release = fleet.source.hold();
    const batch = outcomeOf(process.getMany(['a', 'b']));
    await pass(5_000);
    expect(await batch).toMatchObject({ name: 'LoadTimeoutError' });
    release();
    await calm();
    expect((await process.getMany(['a', 'b'])).map(brief)).toEqual([
      ['hit', 'l1', 1],
      ['hit', 'l1', 1],
    ]);
  });

  it('is not waited for beyond the deadline when the shared store is away either', async () => {
    const fleet = createFleet({ a: { v: 1 } }, settings);
    const flaky = createFlakyStore(fleet.store);
    flaky.takeAway('read');
    const process = fleet.join({}, { shared: flaky.shared });
    fleet.source.hold();
    let outcome: unknown;
    void outcomeOf(process.get('a')).then((settled) => {
      outcome = settled;
    });
    await pass(6_000);
    expect(outcome).toMatchObject({ name: 'LoadTimeoutError' });
  });

  it('of another process is waited for, and taken over when its lease ends', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { leaseMs: 2_000, deadlineMs: 5_000 });
    await fleet.store.acquire([{ key: 'thing:1:a', token: 'killed', leaseMs: 2_000 }]);
    const read = fleet.join().get('a');
    await pass(1_900);
    expect(fleet.loadsOf('a')).toBe(0);
    await pass(200);
    expect(brief(await read)).toEqual(['filled', 'db', 1]);
  });

  it('of another process is waited for until the deadline', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { leaseMs: 2_000, deadlineMs: 5_000 });
    await fleet.store.acquire([{ key: 'thing:1:a', token: 'slow', leaseMs: 60_000 }]);
    const outcome = outcomeOf(fleet.join().get('a'));
    await pass(5_000);
    expect(await outcome).toMatchObject({ name: 'LoadTimeoutError' });
    expect(fleet.loadsOf('a')).toBe(0);
  });

  it('keeps its lease while it lasts: nobody loads beside it', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { leaseMs: 1_000, deadlineMs: 10_000 });
    const [one, other] = [fleet.join(), fleet.join()];
    const release = fleet.source.hold();
    const reads = [one.get('a'), other.get('a')];
    await pass(8_000);
    release();
    await pass(50);
    expect((await Promise.all(reads)).map(({ state }) => state).toSorted()).toEqual(['filled', 'hit']);
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('keeps its lease for five deadlines at most: one that never ends is tried again', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { leaseMs: 1_000, deadlineMs: 2_000 });
    const hanging = fleet.join();
    fleet.source.hold();
    const given = outcomeOf(hanging.get('a'));
    await pass(9_500);
    expect(await given).toMatchObject({ name: 'LoadTimeoutError' });
    const release = fleet.source.hold();
    const early = outcomeOf(fleet.join().get('a'));
    await pass(400);
    expect(fleet.loadsOf('a')).toBe(1);
    await pass(1_200);
    expect(fleet.loadsOf('a')).toBe(2);
    release();
    expect(await early).toMatchObject({ state: 'filled' });
  });

  it('tells followers how long they waited', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const [one, other] = [fleet.join(), fleet.join()];
    const release = fleet.source.hold();
    const reads = [one.get('a'), other.get('a')];
    await pass(100);
    release();
    await pass(50);
    expect((await Promise.all(reads)).map(({ state }) => state).toSorted()).toEqual(['filled', 'hit']);
    const [followed] = [...one.told('followed'), ...other.told('followed')] as { ms: number }[];
    expect(followed?.ms).toBeGreaterThanOrEqual(100);
    expect(followed?.ms).toBeLessThanOrEqual(150);
  });
});

describe('too many loads', () => {
  const loads = { concurrent: 1, waiting: 1 };
  const ROWS = { a: { v: 1 }, b: { v: 1 }, c: { v: 1 }, d: { v: 1 } };

  it('are refused at once, and leave nobody a lease to wait for', async () => {
    const fleet = createFleet(ROWS);
    const process = fleet.join({}, { loads });
    const release = fleet.source.hold();
    const first = process.get('a');
    await calm();
    const admitted = [first, process.get('b')];
    await calm();
    expect(await outcomeOf(process.get('c'))).toMatchObject({
      name: 'OverloadedError',
      message: 'thing: too many loads are waiting',
    });
    release();
    await calm();
    expect((await Promise.all(admitted)).map(brief)).toEqual(Array(2).fill(['filled', 'db', 1]));
    expect(brief(await process.get('c'))).toEqual(['filled', 'db', 1]);
    expect(process.cache.stats().things.thing?.shed).toBe(1);
  });

  it('are answered with an older value where there is one', async () => {
    const fleet = createFleet(ROWS, { staleIfErrorMs: 60_000 });
    const process = fleet.join({}, { loads });
    await process.get('c');
    await pass(60_001);
    const release = fleet.source.hold();
    const first = process.get('a');
    await calm();
    const admitted = [first, process.get('b')];
    await calm();
    expect(brief(await process.get('c'))).toEqual(['stale', 'l2', 'overloaded', 1]);
    release();
    await calm();
    await Promise.all(admitted);
  });

  it('of several things are bounded together', async () => {
    const fleet = createFleet(ROWS);
    const process = fleet.join({}, { loads: { concurrent: 1, waiting: 0 } });
    const other = process.cache.thing<string, { v: number }>({
      name: 'other',
      schema: 1,
      keyOf: (key) => key,
      ttlMs: 1_000,
      localTtlMs: 1_000,
      negativeTtlMs: 1_000,
      tagsOf: () => [],
      load: async () => new Map(),
    });
    const release = fleet.source.hold();
    const admitted = process.get('a');
    await calm();
    expect(await outcomeOf(other.get('x'))).toMatchObject({ name: 'OverloadedError' });
    release();
    await admitted;
    await calm();
    expect(await other.get('x')).toMatchObject({ state: 'filled' });
  });
});

describe('a load that fails', () => {
  it('fails for all who wait for it, with what the source said, and once', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    const cause = new Error('database is away');
    fleet.source.failWith(cause);
    const outcomes = await Promise.all([process.get('a'), process.get('a'), process.getMany(['a'])].map(outcomeOf));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ name: 'LoadFailedError', message: 'thing: database is away', cause });
    }
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('is not tried again for a while, then by one, longer and longer', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const process = fleet.join();
    fleet.source.failWith(new Error('away'));
    const tries: number[] = [];
    for (const pauseMs of [250, 500, 1_000]) {
      expect(await outcomeOf(process.get('a'))).toMatchObject({ retryAfterMs: pauseMs });
      await pass(pauseMs - 1);
      expect(await outcomeOf(process.get('a'))).toMatchObject({ name: 'LoadFailedError', retryAfterMs: 1 });
      await pass(1);
      tries.push(fleet.loadsOf('a'));
    }
    expect(tries).toEqual([1, 2, 3]);
  });

  it('keeps other processes off as well', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const [one, other] = [fleet.join(), fleet.join()];
    fleet.source.failWith(new Error('away'));
    await outcomeOf(one.get('a'));
    fleet.source.failWith(undefined);
    expect(await outcomeOf(other.get('a'))).toMatchObject({ name: 'LoadFailedError', retryAfterMs: 250 });
    await pass(250);
    expect(await versionOf(other)).toBe(1);
  });

  it('leaves no lease behind when it is not the source that failed', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    let broken = true;
    const process = fleet.join({
      tagsOf: () => {
        if (broken) throw new Error('no tags');
        return [];
      },
    });
    expect(await outcomeOf(process.get('a'))).toMatchObject({ message: 'no tags' });
    broken = false;
    expect(brief(await process.get('a'))).toEqual(['filled', 'db', 1]);
  });

  it('leaves no lease behind when what was loaded cannot be stored', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    let broken = true;
    const process = fleet.join({ tagsOf: () => (broken ? ['two\nlines'] : []) });
    expect(await outcomeOf(process.get('a'))).toMatchObject({ name: 'TypeError' });
    broken = false;
    let read: unknown;
    void process.get('a').then((answer) => {
      read = answer;
    });
    await calm();
    expect(read).toMatchObject({ state: 'filled' });
  });
});
