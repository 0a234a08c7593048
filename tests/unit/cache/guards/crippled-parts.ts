import { createTagTable, type TagTable, type TagVerdict } from '#lib/cache/engine/coherence/tag-table.ts';
import { createFlights, type Flights } from '#lib/cache/engine/local/flights.ts';
import { createStripes } from '#lib/cache/engine/local/stripes.ts';
import type { TagVersion } from '#lib/cache/engine/shared/change-log.ts';

export const stripesNeverMove = () => ({ ...createStripes(), moved: () => false });

export const flightsStayAttached = <Value>(): Flights<Value> => ({
  ...createFlights<Value>(),
  detach: () => {},
  detachAll: () => {},
});

export function flightsIgnoreEpochs<Value>(): Flights<Value> {
  const { join, open, ...rest } = createFlights<Value>();
  return { ...rest, join: (id) => join(id, 0), open: (id, _, batch) => open(id, 0, batch) };
}

const judging = (judge: (verdict: TagVerdict) => TagVerdict) => (): TagTable => {
  const table = createTagTable();
  return { ...table, judge: (...args) => judge(table.judge(...args)) };
};
export const everythingIsAlive = judging(() => 'alive');
export const unknownIsAlive = judging((verdict) => (verdict === 'unknown' ? 'alive' : verdict));
export const bornNeverHeard = (): TagTable => ({ ...createTagTable(), bornAt: () => {} });

type Faults = { softUndoesHard?: boolean; learningOverwrites?: boolean; forgets?: boolean };

/** The table in its simplest form, with a fault or two. */
export const createFaultyTable =
  ({ softUndoesHard, learningOverwrites, forgets }: Faults) =>
  (): TagTable => {
    let born = 0;
    let since = 0;
    const known = new Map<string, TagVersion & { complete: boolean }>();
    const of = (tag: string) => known.get(tag) ?? { hard: 0, soft: 0, complete: false };
    return {
      judge(tags, snapshot) {
        if (snapshot < born) return 'dead';
        const versions = tags.map(of);
        if (versions.some(({ hard }) => hard > snapshot)) return 'dead';
        if (snapshot < since && versions.some(({ complete }) => !complete)) return 'unknown';
        return versions.some(({ soft }) => soft > snapshot) ? 'stale' : 'alive';
      },
      bump(tag, part, position) {
        if (forgets) known.clear();
        const version = of(tag);
        const hard = softUndoesHard && part === 'soft' ? 0 : version.hard;
        known.set(tag, { ...version, hard, [part]: Math.max(version[part], position) });
      },
      learn(tag, { hard, soft }) {
        const present = learningOverwrites ? { hard: 0, soft: 0 } : of(tag);
        known.set(tag, { hard: Math.max(hard, present.hard), soft: Math.max(soft, present.soft), complete: true });
      },
      bornAt(position) {
        born = Math.max(born, position);
      },
      reset(position) {
        known.clear();
        since = position;
      },
    };
  };
