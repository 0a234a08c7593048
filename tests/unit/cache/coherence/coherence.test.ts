import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCoherence } from '#lib/cache/engine/coherence/coherence.ts';
import { createTagTable } from '#lib/cache/engine/coherence/tag-table.ts';
import type { CacheEvent } from '#lib/cache/engine/observe/events.ts';
import { type Change, type LogPage, NO_CHANGE, type PlacedChange } from '#lib/cache/engine/shared/change-log.ts';
import { BEGIN, calm, pass, skip, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

type Asked = {
  from: number;
  waits: boolean;
  answer(page?: Partial<LogPage>): Promise<void>;
  fail(): Promise<void>;
};
const END = Number.MAX_SAFE_INTEGER;

const placed = (position: number, more: Partial<PlacedChange> = {}): PlacedChange => ({
  ...NO_CHANGE,
  position,
  previous: position - 1,
  ...more,
});
const upTo = (last: number, ...changes: PlacedChange[]) => ({ last, changes });

/** A process that follows a log whose every answer the test gives. */
function follow() {
  const asked: Asked[] = [];
  const events: CacheEvent[] = [];
  const changes: PlacedChange[] = [];
  const losses: (Change | undefined)[] = [];
  const onReset = vi.fn();
  const ask = (waits: boolean) => (from: number) =>
    new Promise<LogPage>((resolve, reject) => {
      asked.push({
        from,
        waits,
        async answer(page) {
          resolve({ born: 1, last: from, changes: [], more: false, ...page });
          await calm();
        },
        async fail() {
          reject(new Error('away'));
          await calm();
        },
      });
    });
  const log = {
    readAfter: vi.fn(ask(false)),
    waitAfter: vi.fn(ask(true)),
    append: vi.fn(async (_: Change) => 0),
    tagVersions: vi.fn(async (tags: readonly string[]) => ({
      born: 1,
      versions: tags.map(() => ({ hard: 0, soft: 0 })),
    })),
    restart: vi.fn(async (_: number) => {}),
    report: vi.fn(async () => {}),
    leave: vi.fn(async () => {}),
    attendance: vi.fn(async () => ({ processes: 1, behind: 0 })),
  };
  const coherence = createCoherence({
    log,
    clock: { now: () => Date.now() },
    member: 'this',
    heartbeatMs: 3_000,
    emit: (event) => events.push(event),
    createTagTable,
    onChange: (change) => changes.push(change),
    onReset,
    onLoss: (lost) => losses.push(lost),
  });
  onTestFinished(() => coherence.close());
  return {
    coherence,
    log,
    asked,
    events,
    losses,
    onReset,
    heard: () => changes.map(({ position }) => position),
    /** The question that was asked last. */
    last: () => asked.at(-1) as Asked,
  };
}

/** The same, which has joined at position 10. */
async function joined() {
  const process = follow();
  await process.last().answer({ last: 10 });
  return process;
}

describe('joining', () => {
  it('begins at the end of the log, with nothing to catch up on', async () => {
    const { asked, coherence, onReset, heard, last } = follow();
    expect(asked).toMatchObject([{ from: END, waits: false }]);
    await last().answer({ last: 10 });
    expect(coherence.position()).toBe(10);
    expect(last()).toMatchObject({ from: 10, waits: true });
    expect([heard(), onReset.mock.calls.length]).toEqual([[], 0]);
  });

  it('lets readers wait for it, but not for longer than a second', async () => {
    const { coherence } = follow();
    const told = vi.fn();
    void coherence.joined().then(told);
    await pass(999);
    expect(told).not.toHaveBeenCalled();
    await pass(1);
    expect(told).toHaveBeenCalled();
  });

  it('lets readers go on at once when the log cannot be reached', async () => {
    const { coherence, last } = follow();
    const told = vi.fn();
    void coherence.joined().then(told);
    await last().fail();
    expect(told).toHaveBeenCalled();
    expect(coherence.trust.until).toBe(0);
  });

  it('knows nothing of entries from before', async () => {
    const { coherence } = await joined();
    expect(coherence.tags.judge(['t'], 9)).toBe('unknown');
    expect(coherence.tags.judge(['t'], 10)).toBe('alive');
  });

  it('believes the first of two first pages: the other says nothing of what came between', async () => {
    const { coherence, asked, last, heard, onReset } = follow();
    const confirmed = coherence.confirm();
    const [first, second] = asked as [Asked, Asked];
    await second.answer({ last: 10 });
    expect(await confirmed).toBe(true);
    await first.answer({ last: 12 });
    expect(coherence.position()).toBe(10);
    await last().answer(upTo(12, placed(11), placed(12)));
    expect(heard()).toEqual([11, 12]);
    expect(onReset).not.toHaveBeenCalled();
  });
});

describe('changes', () => {
  it('are applied in their order, and the next question goes on after them', async () => {
    const { coherence, heard, last } = await joined();
    await last().answer(upTo(12, placed(11, { keys: ['a'] }), placed(12, { keys: ['b'] })));
    expect(heard()).toEqual([11, 12]);
    expect(coherence.position()).toBe(12);
    expect(last()).toMatchObject({ from: 12, waits: true });
  });

  it('of tags reach the table before anybody is told', async () => {
    const { coherence, last } = await joined();
    await last().answer(upTo(12, placed(11, { hardTags: ['h'] }), placed(12, { softTags: ['s'] })));
    expect(coherence.tags.judge(['h'], 10)).toBe('dead');
    expect(coherence.tags.judge(['s'], 10)).toBe('stale');
  });

  it('of tags begin another epoch, those of keys do not', async () => {
    const { coherence, last } = await joined();
    const { epoch } = coherence.trust;
    await last().answer(upTo(11, placed(11, { keys: ['a'] })));
    expect(coherence.trust.epoch).toBe(epoch);
    await last().answer(upTo(12, placed(12, { hardTags: ['h'] })));
    await last().answer(upTo(13, placed(13, { softTags: ['s'] })));
    expect(coherence.trust.epoch).toBe(epoch + 2);
  });

  it('are applied once, however many pages bring them, and however late', async () => {
    const { coherence, asked, heard, last, onReset } = await joined();
    const waiting = last();
    void coherence.confirm();
    await last().answer(upTo(12, placed(11), placed(12)));
    await waiting.answer(upTo(11, placed(11)));
    expect(heard()).toEqual([11, 12]);
    expect(coherence.position()).toBe(12);
    expect(asked.at(-1)).toMatchObject({ from: 12, waits: true });
    expect(onReset).not.toHaveBeenCalled();
  });

  it('of a late page that begins with known ones go on from there', async () => {
    const { coherence, heard, last, onReset } = await joined();
    const waiting = last();
    void coherence.confirm();
    await last().answer(upTo(11, placed(11)));
    await waiting.answer(upTo(13, placed(11), placed(12), placed(13)));
    expect(heard()).toEqual([11, 12, 13]);
    expect(onReset).not.toHaveBeenCalled();
  });

  it('of a long list come in several pages', async () => {
    const { coherence, heard, last, onReset } = await joined();
    await last().answer({ ...upTo(13, placed(11), placed(12)), more: true });
    expect(last()).toMatchObject({ from: 12 });
    await last().answer(upTo(13, placed(13)));
    expect(heard()).toEqual([11, 12, 13]);
    expect(coherence.position()).toBe(13);
    expect(onReset).not.toHaveBeenCalled();
  });

  it('follow each other by the chain, not by their numbers', async () => {
    const { heard, last, onReset } = await joined();
    await last().answer(upTo(900, placed(500, { previous: 10 }), placed(900, { previous: 500 })));
    expect(heard()).toEqual([500, 900]);
    expect(onReset).not.toHaveBeenCalled();
  });
});

describe('a gap', () => {
  const MISSED = { type: 'gap', reason: 'missed' };

  it.each([
    ['at the beginning of a page', upTo(12, placed(12))],
    ['in the middle of a page', upTo(13, placed(11), placed(13))],
    ['where all changes are gone', upTo(12)],
    ['at the end of a page', upTo(12, placed(11))],
    ['at the beginning of the first of several pages', { ...upTo(900, placed(12)), more: true }],
  ])('is noticed %s, and nothing from before is trusted', async (_, page) => {
    const { coherence, last, events, onReset, losses } = await joined();
    const { epoch } = coherence.trust;
    await last().answer(page);
    expect(events).toEqual([MISSED]);
    expect(onReset).toHaveBeenCalledTimes(1);
    expect(losses).toEqual([]);
    expect(coherence.position()).toBe(page.last);
    expect(coherence.trust.epoch).toBeGreaterThan(epoch);
    expect(coherence.tags.judge(['t'], page.last - 1)).toBe('unknown');
  });

  it('does not stand in the way of what comes after it', async () => {
    const { last, heard, onReset } = await joined();
    await last().answer(upTo(12, placed(12)));
    await last().answer(upTo(13, placed(13)));
    expect(heard()).toEqual([13]);
    expect(onReset).toHaveBeenCalledTimes(1);
  });
});

describe('a log that has gone back', () => {
  const REWOUND = { type: 'gap', reason: 'rewound' };

  it('is noticed, and what it has lost is made again', async () => {
    const { coherence, last, events, onReset, losses } = await joined();
    await last().answer(upTo(12, placed(11, { keys: ['a'] }), placed(12, { keys: ['b'], hardTags: ['h'] })));
    await last().answer({ last: 11 });
    expect(events).toEqual([REWOUND]);
    expect(onReset).toHaveBeenCalledTimes(1);
    expect(losses).toEqual([{ keys: ['b'], hardTags: ['h'], softTags: [], writes: [] }]);
    expect(coherence.position()).toBe(11);
    expect(last()).toMatchObject({ from: 11 });
  });

  it('has lost nobody knows what, when that was before this process joined', async () => {
    const { last, losses } = await joined();
    await last().answer({ last: 5 });
    expect(losses).toEqual([undefined]);
  });

  it('is recognised by the chain with which it goes on', async () => {
    const { coherence, last, events, losses } = await joined();
    await last().answer(upTo(12, placed(11, { keys: ['a'] }), placed(12, { keys: ['b'] })));
    await last().answer(upTo(20, placed(20, { previous: 11, keys: ['c'] })));
    expect(events).toEqual([REWOUND]);
    expect(losses).toMatchObject([{ keys: ['b'] }]);
    expect(coherence.position()).toBe(20);
    expect(coherence.tags.judge(['t'], 19)).toBe('unknown');
  });

  it('is not seen in a late page', async () => {
    const { coherence, last, events } = await joined();
    const waiting = last();
    void coherence.confirm();
    await last().answer(upTo(12, placed(11), placed(12)));
    await waiting.answer({ last: 10 });
    expect(events).toEqual([]);
    expect(coherence.position()).toBe(12);
  });

  it('that was born anew makes everything from before dead', async () => {
    const { coherence, last } = await joined();
    await last().answer({ last: 50, born: 50 });
    expect(coherence.tags.judge([], 49)).toBe('dead');
    expect(coherence.tags.judge([], 50)).toBe('alive');
  });
});

describe('trust', () => {
  it('is there from the first page on, for a heartbeat since it was asked for', async () => {
    const { coherence, last } = follow();
    expect(coherence.trust.until).toBe(0);
    skip(500);
    await last().answer({ last: 10 });
    expect(coherence.trust.until).toBe(BEGIN + 3_000);
  });

  it('ends with the last answer’s heartbeat, and comes back with the next', async () => {
    const { coherence, last } = await joined();
    skip(3_500);
    expect(Date.now()).toBeGreaterThanOrEqual(coherence.trust.until);
    const confirmed = coherence.confirm();
    await last().answer();
    expect(await confirmed).toBe(true);
    expect(coherence.trust.until).toBe(BEGIN + 6_500);
  });

  it('is not shortened by an answer that comes late', async () => {
    const { coherence, last } = await joined();
    const waiting = last();
    skip(2_000);
    void coherence.confirm();
    await last().answer();
    await waiting.answer();
    expect(coherence.trust.until).toBe(BEGIN + 5_000);
  });

  it('is asked for by many at once with one question', async () => {
    const { coherence, asked, last } = await joined();
    const before = asked.length;
    const answers = [coherence.confirm(), coherence.confirm()];
    expect(asked.length).toBe(before + 1);
    await last().answer();
    expect(await Promise.all(answers)).toEqual([true, true]);
    void coherence.confirm();
    expect(asked.length).toBe(before + 2);
  });

  it('is not there for the asking when the log does not answer', async () => {
    const { coherence, last } = await joined();
    const confirmed = coherence.confirm();
    await last().fail();
    expect(await confirmed).toBe(false);
    expect(coherence.trust.until).toBe(BEGIN + 3_000);
  });
});

describe('an outage of the log', () => {
  it('is reported once', async () => {
    const { last, events } = await joined();
    await last().fail();
    await pass(50);
    await last().fail();
    expect(events).toMatchObject([{ type: 'store-error', operation: 'log' }]);
  });

  it('is followed by doubt for one heartbeat, since others may have had no way to tell', async () => {
    const { coherence, last } = await joined();
    await last().fail();
    await pass(50);
    expect(coherence.trust.doubtedUntil).toBe(0);
    await last().answer();
    expect(coherence.trust.doubtedUntil).toBe(Date.now() + 3_000);
    await last().answer();
    expect(coherence.trust.doubtedUntil).toBe(BEGIN + 50 + 3_000);
  });

  it('that nobody noticed is doubted all the same, when trust had lapsed', async () => {
    const { coherence, last } = await joined();
    skip(3_000);
    await last().answer();
    expect(coherence.trust.doubtedUntil).toBe(BEGIN + 3_000 + 3_000);
  });

  it('before this process joined is neither reported nor doubted: it holds nothing', async () => {
    const { coherence, last, events } = follow();
    await last().fail();
    await pass(50);
    await last().answer({ last: 10 });
    expect(events).toEqual([]);
    expect(coherence.trust.doubtedUntil).toBe(0);
  });

  it('has it asked again after pauses that grow to a tenth of a second', async () => {
    const { asked, last } = await joined();
    const pauses: number[] = [];
    for (let time = 0; time < 6; time++) {
      const [before, began] = [asked.length, Date.now()];
      await last().fail();
      while (asked.length === before) await pass(25);
      pauses.push(Date.now() - began);
    }
    expect(pauses).toEqual([50, 100, 100, 100, 100, 100]);
  });
});

describe('reach', () => {
  it('is there at once for a change that is known', async () => {
    const { coherence, asked } = await joined();
    const before = asked.length;
    expect(await coherence.reach(10)).toBe(true);
    expect(asked.length).toBe(before);
  });

  it('waits for the change to come', async () => {
    const { coherence, last } = await joined();
    const reached = coherence.reach(11);
    await last().answer(upTo(11, placed(11)));
    expect(await reached).toBe(true);
    expect(Date.now()).toBe(BEGIN);
  });

  it('asks after a twentieth of a second', async () => {
    const { coherence, asked, last } = await joined();
    const before = asked.length;
    const reached = coherence.reach(11);
    await pass(49);
    expect(asked.length).toBe(before);
    await pass(1);
    expect(last()).toMatchObject({ from: 10, waits: false });
    await last().answer(upTo(11, placed(11)));
    expect(await reached).toBe(true);
  });

  it('gives up when the log does not answer, or does not know either', async () => {
    const { coherence, last } = await joined();
    const one = coherence.reach(11);
    await pass(50);
    await last().fail();
    expect(await one).toBe(false);
    const other = coherence.reach(11);
    await pass(50);
    await last().answer();
    expect(await other).toBe(false);
  });
});

describe('announce', () => {
  it('resolves to the position when this process has taken note', async () => {
    const { coherence, log, last } = await joined();
    log.append.mockResolvedValueOnce(11);
    const change: Change = { ...NO_CHANGE, hardTags: ['t'] };
    const told = vi.fn();
    const announced = coherence.announce(change);
    void announced.then(told);
    await calm();
    expect(log.append.mock.calls).toEqual([[change]]);
    expect(told).not.toHaveBeenCalled();
    await last().answer(upTo(11, placed(11, { hardTags: ['t'] })));
    expect(await announced).toBe(11);
    expect(coherence.tags.judge(['t'], 10)).toBe('dead');
  });

  it('has this process take note even when it cannot hear of its own change', async () => {
    const { coherence, log, asked, last } = await joined();
    log.append.mockResolvedValueOnce(11);
    const { epoch } = coherence.trust;
    const announced = coherence.announce({ ...NO_CHANGE, hardTags: ['h'], softTags: ['s'] });
    await pass(50);
    expect(asked.at(-1)).toMatchObject({ waits: false });
    await last().fail();
    await announced.catch(() => {});
    expect([coherence.tags.judge(['h'], 10), coherence.tags.judge(['s'], 10)]).toEqual(['dead', 'stale']);
    expect(coherence.trust.epoch).toBeGreaterThan(epoch);
  });

  it('rejects when the log cannot be told', async () => {
    const { coherence, log } = await joined();
    log.append.mockRejectedValueOnce(new Error('away'));
    await expect(coherence.announce(NO_CHANGE)).rejects.toThrow('away');
  });
});

describe('learn', () => {
  it('asks for the versions of tags, and judges by them', async () => {
    const { coherence, log } = await joined();
    log.tagVersions.mockResolvedValueOnce({
      born: 1,
      versions: [
        { hard: 8, soft: 0 },
        { hard: 0, soft: 0 },
      ],
    });
    expect(await coherence.learn(['a', 'b'])).toBe(true);
    expect(log.tagVersions.mock.calls).toEqual([[['a', 'b']]]);
    expect([coherence.tags.judge(['a'], 7), coherence.tags.judge(['b'], 7)]).toEqual(['dead', 'alive']);
  });

  it('hears of a log that was born anew as well', async () => {
    const { coherence, log } = await joined();
    log.tagVersions.mockResolvedValueOnce({ born: 20, versions: [{ hard: 0, soft: 0 }] });
    await coherence.learn(['a']);
    expect(coherence.tags.judge(['a'], 19)).toBe('dead');
  });

  it('knows nothing new when the log does not answer, and says so', async () => {
    const { coherence, log, events } = await joined();
    log.tagVersions.mockRejectedValueOnce(new Error('away'));
    expect(await coherence.learn(['a'])).toBe(false);
    expect(coherence.tags.judge(['a'], 7)).toBe('unknown');
    expect(events).toMatchObject([{ type: 'store-error', operation: 'log' }]);
  });

  it('takes an answer from before a gap for no answer: an invalidation may be in the gap', async () => {
    const { coherence, log, last } = await joined();
    const { promise, resolve } = Promise.withResolvers<{ born: number; versions: { hard: number; soft: number }[] }>();
    log.tagVersions.mockReturnValueOnce(promise);
    const learned = coherence.learn(['a']);
    // `a` is invalidated at 15, and that change is trimmed away before this process hears of it.
    await last().answer(upTo(20, placed(20)));
    resolve({ born: 1, versions: [{ hard: 3, soft: 0 }] });
    await learned;
    expect(coherence.tags.judge(['a'], 7)).not.toBe('alive');
  });
});

describe('restart', () => {
  it('ends the very log that it asked about, and takes note', async () => {
    const { coherence, log, last } = await joined();
    const done = vi.fn();
    const restarted = coherence.restart();
    void restarted.then(done);
    expect(last()).toMatchObject({ from: END, waits: false });
    await last().answer({ last: 10, born: 5 });
    expect(log.restart.mock.calls).toEqual([[5]]);
    expect(done).not.toHaveBeenCalled();
    expect(last()).toMatchObject({ from: 10, waits: false });
    await last().answer({ last: 30, born: 30 });
    await restarted;
    expect(coherence.tags.judge([], 29)).toBe('dead');
  });

  it('is not done before this process knows', async () => {
    const { coherence, last } = await joined();
    const outcome = coherence.restart().then(
      () => 'done',
      () => 'to be tried again',
    );
    await last().answer({ last: 10, born: 5 });
    await last().fail();
    expect(await outcome).toBe('to be tried again');
  });
});

describe('close', () => {
  it('lets nobody wait any longer, asks no more, and hears no more', async () => {
    const { coherence, asked, last, heard } = await joined();
    const reached = coherence.reach(11);
    const [waiting, before] = [last(), asked.length];
    coherence.close();
    await waiting.answer(upTo(11, placed(11)));
    await pass(5_000);
    // Who waited for a change may ask once more.
    expect(asked.length).toBeLessThanOrEqual(before + 1);
    await last().answer();
    expect(await reached).toBe(false);
    expect(heard()).toEqual([]);
    expect(coherence.position()).toBe(10);
  });
});
