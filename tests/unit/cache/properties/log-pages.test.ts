import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCoherence } from '#lib/cache/engine/coherence/coherence.ts';
import { createTagTable } from '#lib/cache/engine/coherence/tag-table.ts';
import type { CacheEvent } from '#lib/cache/engine/observe/events.ts';
import { type ChangeLog, type LogPage, NO_CHANGE, type PlacedChange } from '#lib/cache/engine/shared/change-log.ts';
import { calm, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const END = Number.MAX_SAFE_INTEGER;
const PAGE = 3;

/** A log that answers when told to, with what it had when it was asked. */
function createLog() {
  let last = 100;
  let changes: PlacedChange[] = [];
  const answers: (() => void)[] = [];
  const pageAfter = (position: number): LogPage => {
    const after = changes.filter((change) => change.position > position);
    return { born: 1, last, changes: after.slice(0, PAGE), more: after.length > PAGE };
  };
  const ask = (position: number) =>
    new Promise<LogPage>((resolve) => {
      const page = pageAfter(position);
      answers.push(() => resolve(page));
    });
  const log: ChangeLog = {
    append: async () => 0,
    readAfter: ask,
    waitAfter: ask,
    tagVersions: async () => ({ born: 1, versions: [] }),
    restart: async () => {},
    report: async () => {},
    leave: async () => {},
    attendance: async () => ({ processes: 1, behind: 0 }),
  };
  return {
    log,
    append(key: string) {
      const position = last + 1 + (key.length % 3);
      changes.push({ ...NO_CHANGE, keys: [key], position, previous: last });
      last = position;
    },
    trim: (count: number) => {
      changes = changes.slice(count);
    },
    rewind: (count: number) => {
      changes = changes.slice(0, Math.max(0, changes.length - count));
      last = changes.at(-1)?.position ?? 100;
    },
    last: () => last,
    answers,
  };
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('append' as const), key: fc.string({ minLength: 1, maxLength: 3 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat({ max: 5 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('confirm' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('trim' as const), count: fc.integer({ min: 1, max: 4 }) }) },
);
const run = (steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[], rewinds: boolean) => {
  const source = createLog();
  const heard: number[] = [];
  const events: CacheEvent[] = [];
  let resets = 0;
  /** Where the process stood each time it forgot what it held. */
  const forgotAt: number[] = [];
  const coherence = createCoherence({
    log: source.log,
    clock: { now: () => Date.now() },
    member: 'this',
    heartbeatMs: 3_000,
    emit: (event) => events.push(event),
    createTagTable,
    onChange: ({ position }) => heard.push(position),
    onReset: () => {
      resets += 1;
      forgotAt.push(heard.length);
    },
    onLoss: () => {},
  });
  const play = async () => {
    source.answers.shift()?.();
    await calm();
    const from = coherence.position();
    const truth: number[] = [];
    let last = source.last();
    for (const one of steps) {
      if (one.do === 'append') {
        source.append(one.key);
        last = source.last();
        truth.push(last);
      } else if (one.do === 'confirm') void coherence.confirm();
      else if (one.do === 'trim') {
        if (rewinds) source.rewind(one.count);
        else source.trim(one.count);
      } else {
        const [answer] = source.answers.splice(one.which % Math.max(1, source.answers.length), 1);
        answer?.();
        await calm();
      }
    }
    // All questions are answered in the end, those included that follow from answers.
    for (let left = 0; left < 60 && coherence.position() !== source.last(); left++) {
      source.answers.shift()?.();
      await calm();
    }
    coherence.close();
    return { from, truth };
  };
  return { source, heard, events, coherence, forgotAt, play, resets: () => resets };
};

it('pages in any order, late and repeated, give each change once and in its order, or a reset', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { heard, play, coherence, source, events, resets, forgotAt } = run(steps, false);
      const { from, truth } = await play();
      expect(coherence.position()).toBe(source.last());
      expect(heard).toEqual(heard.toSorted((one, other) => one - other));
      expect(new Set(heard).size).toBe(heard.length);
      const missed = truth.filter((position) => position > from && !heard.includes(position));
      // Nothing is missed without a reset after it.
      if (missed.length > 0) expect(resets()).toBeGreaterThan(0);
      const lastReset = forgotAt.at(-1) ?? 0;
      const since = heard[lastReset];
      if (since !== undefined) expect(heard.slice(lastReset)).toEqual(truth.filter((position) => position >= since));
      expect(events.filter(({ type }) => type === 'gap')).toHaveLength(resets());
      if (steps.every((one) => one.do !== 'trim')) expect([resets(), missed]).toEqual([0, []]);
    }),
    { numRuns: 200 },
  );
});

it('a log that goes back leads to its end all the same, with a reset for each time that it was noticed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { play, coherence, source, events, resets } = run(steps, true);
      await play();
      expect(coherence.position()).toBe(source.last());
      expect(events.filter(({ type }) => type === 'gap')).toHaveLength(resets());
    }),
    { numRuns: 150 },
  );
});

it('knows nothing of the end of a log it has never heard', () => {
  const { coherence } = run([], false);
  expect(coherence.position()).toBe(0);
  expect(coherence.trust.until).toBeLessThan(END);
  coherence.close();
});
