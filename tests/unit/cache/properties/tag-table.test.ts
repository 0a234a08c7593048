import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTagTable, type TagVerdict } from '#lib/cache/engine/coherence/tag-table.ts';

const TAGS = ['a', 'b', 'c', 'd', 'e'];
type Bump = { tag: string; part: 'hard' | 'soft'; position: number };

const tag = fc.constantFrom(...TAGS);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('bump' as const), tag, part: fc.constantFrom('hard', 'soft') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('learn' as const), tag }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('miss' as const), tag, part: fc.constantFrom('hard', 'soft') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('judge' as const),
      tags: fc.uniqueArray(tag, { maxLength: 3 }),
      age: fc.nat({ max: 12 }),
    }),
  },
);

/** Everything that ever happened, and what an entry is worth by that. */
function createTruth() {
  const bumps: Bump[] = [];
  let born = 0;
  return {
    bumps,
    bearAt: (position: number) => {
      born = position;
      bumps.length = 0;
    },
    versionOf: (name: string) => {
      const newest = (part: Bump['part']) =>
        Math.max(0, ...bumps.filter((bump) => bump.tag === name && bump.part === part).map(({ position }) => position));
      return { hard: newest('hard'), soft: newest('soft') };
    },
    judge(tags: readonly string[], snapshot: number): TagVerdict {
      const after = bumps.filter((bump) => bump.position > snapshot && tags.includes(bump.tag));
      if (snapshot < born || after.some(({ part }) => part === 'hard')) return 'dead';
      return after.length > 0 ? 'stale' : 'alive';
    },
  };
}

it.each([[2], [4], [100]])(
  'a table of %i tags says what is true, or that it does not know, which asking settles',
  (max) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const table = createTagTable(max);
        const truth = createTruth();
        let position = 100;
        // Whatever was invalidated before the table listened, it has not heard of.
        truth.bumps.push({ tag: 'a', part: 'hard', position: 95 }, { tag: 'b', part: 'soft', position: 97 });
        table.reset(position);
        let since = position;
        for (const one of steps) {
          position += 1;
          if (one.do === 'bump') {
            truth.bumps.push({ tag: one.tag, part: one.part as Bump['part'], position });
            table.bump(one.tag, one.part as Bump['part'], position);
          } else if (one.do === 'miss') {
            truth.bumps.push({ tag: one.tag, part: one.part as Bump['part'], position });
            table.reset(position);
            since = position;
          } else if (one.do === 'restart') {
            truth.bearAt(position);
            table.reset(position);
            table.bornAt(position);
            since = position;
          } else if (one.do === 'learn') {
            table.learn(one.tag, truth.versionOf(one.tag));
          } else {
            const snapshot = position - one.age;
            const verdict = table.judge(one.tags, snapshot);
            const due = truth.judge(one.tags, snapshot);
            if (verdict === 'unknown') {
              // A table that has room knows all that happened since it began to listen.
              if (max >= TAGS.length) expect(snapshot).toBeLessThan(since);
              if (max < one.tags.length) continue;
              for (const name of one.tags) table.learn(name, truth.versionOf(name));
              expect(table.judge(one.tags, snapshot)).toBe(due);
            } else expect(verdict).toBe(due);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  },
);

it('what was found good at a position need not be looked at again from before it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ tag, part: fc.constantFrom('hard' as const, 'soft' as const) }), { maxLength: 30 }),
      fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }),
      fc.nat({ max: 30 }),
      (bumps, tags, checked) => {
        const table = createTagTable(2);
        const truth = createTruth();
        table.reset(100);
        for (const [at, { tag: name, part }] of bumps.entries()) {
          table.bump(name, part, 101 + at);
          truth.bumps.push({ tag: name, part, position: 101 + at });
        }
        const snapshot = 100 + Math.min(checked, bumps.length);
        const verdict = table.judge(tags, snapshot);
        if (verdict !== 'unknown') expect(verdict).toBe(truth.judge(tags, snapshot));
      },
    ),
  );
});
