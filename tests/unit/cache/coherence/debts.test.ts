import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createDebts } from '#lib/cache/engine/coherence/debts.ts';
import type { CacheEvent } from '#lib/cache/engine/observe/events.ts';
import { type Change, NO_CHANGE } from '#lib/cache/engine/shared/change-log.ts';
import { pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const change = (more: Partial<Change>): Change => ({ ...NO_CHANGE, ...more });
const away = async () => {
  throw new Error('away');
};

function setUp() {
  const events: CacheEvent[] = [];
  const pay = vi.fn(async (_: Change) => {});
  const payEverything = vi.fn(async () => {});
  const debts = createDebts({ pay, payEverything, emit: (event) => events.push(event) });
  onTestFinished(() => debts.close());
  return { events, pay, payEverything, debts };
}

describe('what is owed', () => {
  it('is nothing to begin with', () => {
    const { debts } = setUp();
    expect(debts.owesKey('a')).toBe(false);
    expect(debts.owesTags(['t'])).toBe(false);
  });

  it('are the keys, the keys of writes, and both kinds of tags', () => {
    const { debts } = setUp();
    debts.owe(change({ keys: ['a'], writes: [{ key: 'w', version: 1, frame: Buffer.alloc(0) }] }));
    debts.owe(change({ hardTags: ['h'], softTags: ['s'] }));
    expect(['a', 'w', 'b'].map(debts.owesKey)).toEqual([true, true, false]);
    expect([['h'], ['x', 's'], ['x'], []].map(debts.owesTags)).toEqual([true, true, false, false]);
  });

  it('is owed until it has been paid, while paying too', async () => {
    const { debts, pay } = setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    pay.mockReturnValueOnce(promise);
    debts.owe(change({ keys: ['a'], hardTags: ['h'] }));
    await pass(50);
    expect(pay).toHaveBeenCalledOnce();
    expect([debts.any(), debts.owesKey('a'), debts.owesTags(['h'])]).toEqual([true, true, true]);
    resolve();
    await pass(0);
    expect([debts.any(), debts.owesKey('a'), debts.owesTags(['h'])]).toEqual([false, false, false]);
  });

  it('stays owed when it was owed again while it was paid', async () => {
    const { debts, pay } = setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    pay.mockReturnValueOnce(promise);
    debts.owe(change({ keys: ['a'] }));
    await pass(50);
    debts.owe(change({ keys: ['a', 'b'] }));
    resolve();
    await pass(0);
    expect(['a', 'b'].map(debts.owesKey)).toEqual([true, true]);
    await pass(50);
    expect(['a', 'b'].map(debts.owesKey)).toEqual([false, false]);
    expect(pay.mock.calls.map(([paid]) => paid.keys)).toEqual([['a'], ['a', 'b']]);
  });
});

describe('paying', () => {
  it('takes what was owed in the meantime together', async () => {
    const { debts, pay } = setUp();
    debts.owe(change({ keys: ['a'], hardTags: ['h'] }));
    debts.owe(change({ keys: ['b', 'a'], softTags: ['s'] }));
    await pass(49);
    expect(pay).not.toHaveBeenCalled();
    await pass(1);
    expect(pay.mock.calls).toEqual([[{ keys: ['a', 'b'], hardTags: ['h'], softTags: ['s'], writes: [] }]]);
  });

  it('is tried again, less and less often, and twice a second in the end', async () => {
    const { debts, pay } = setUp();
    const began = Date.now();
    const tries: number[] = [];
    pay.mockImplementation(async () => {
      tries.push(Date.now() - began);
      return away();
    });
    debts.owe(change({ keys: ['a'] }));
    await pass(2_000);
    expect(tries).toEqual([50, 150, 350, 750, 1_250, 1_750]);
    expect(debts.owesKey('a')).toBe(true);
  });

  it('includes what failed before and what came since', async () => {
    const { debts, pay } = setUp();
    pay.mockImplementationOnce(away);
    debts.owe(change({ keys: ['a'], hardTags: ['h'], softTags: ['s'] }));
    await pass(50);
    debts.owe(change({ keys: ['b'], hardTags: ['i'], softTags: ['u'] }));
    await pass(100);
    expect(pay.mock.lastCall).toEqual([{ keys: ['a', 'b'], hardTags: ['h', 'i'], softTags: ['s', 'u'], writes: [] }]);
    expect(['a', 'b'].map(debts.owesKey)).toEqual([false, false]);
  });

  it('ends when nothing is owed any more', async () => {
    const { debts, pay } = setUp();
    debts.owe(change({ keys: ['a'] }));
    await pass(5_000);
    expect(pay).toHaveBeenCalledTimes(1);
  });

  it('begins again with the next debt', async () => {
    const { debts, pay } = setUp();
    debts.owe(change({ keys: ['a'] }));
    await pass(50);
    debts.owe(change({ keys: ['b'] }));
    await pass(50);
    expect(pay.mock.calls.map(([paid]) => paid.keys)).toEqual([['a'], ['b']]);
  });

  it('ends with the cache', async () => {
    const { debts, pay } = setUp();
    debts.owe(change({ keys: ['a'] }));
    debts.close();
    debts.owe(change({ keys: ['b'] }));
    await pass(5_000);
    expect(pay).not.toHaveBeenCalled();
  });

  it('is not tried again after the end of the cache', async () => {
    const { debts, pay } = setUp();
    pay.mockImplementation(async () => {
      debts.close();
      return away();
    });
    debts.owe(change({ keys: ['a'] }));
    await pass(5_000);
    expect(pay).toHaveBeenCalledTimes(1);
  });

  it('is told, as the debt was', async () => {
    const { debts, events } = setUp();
    debts.owe(change({ keys: ['a', 'b'], hardTags: ['h'], softTags: ['s'] }));
    await pass(50);
    expect(events).toEqual([
      { type: 'debt', state: 'owed', keys: 2, tags: 2 },
      { type: 'debt', state: 'paid', keys: 2, tags: 2 },
    ]);
  });
});

describe('everything', () => {
  it('is owed for each key until it is paid', async () => {
    const { debts, pay, payEverything } = setUp();
    debts.oweEverything();
    expect(debts.owesKey('any')).toBe(true);
    await pass(50);
    expect(payEverything).toHaveBeenCalledOnce();
    expect(pay).not.toHaveBeenCalled();
    expect(debts.owesKey('any')).toBe(false);
  });

  it('is owed when so many keys are that nobody counts', async () => {
    const { debts, pay, payEverything } = setUp();
    const keys = Array.from({ length: 10_001 }, (_, at) => `k${at}`);
    debts.owe(change({ keys: keys.slice(0, 10_000) }));
    expect(debts.owesKey('other')).toBe(false);
    debts.owe(change({ keys: keys.slice(10_000) }));
    expect(debts.owesKey('other')).toBe(true);
    await pass(50);
    expect(payEverything).toHaveBeenCalledOnce();
    expect(pay).not.toHaveBeenCalled();
  });

  it('is still owed when it was owed before something else', async () => {
    const { debts, payEverything } = setUp();
    payEverything.mockImplementationOnce(away);
    debts.oweEverything();
    await pass(50);
    debts.owe(change({ keys: ['a'] }));
    await pass(100);
    expect(payEverything).toHaveBeenCalledTimes(2);
    expect(debts.owesKey('a')).toBe(false);
  });
});
