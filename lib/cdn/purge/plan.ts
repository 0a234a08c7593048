import { tags as names } from '../tags.ts';
import { TAGS_PER_CALL } from './plans.ts';

/** `purge`: drop what is held. `invalidate`: ask the shop before it is used again. */
export type PurgeMode = 'purge' | 'invalidate';
/** The second one is for what was rendered before the change and came to the CDN after its first. */
export type Round = 'first' | 'second';

/** A change that the CDN has to be told of. */
export type DueChange = { id: number; mode: PurgeMode; tags: readonly string[]; round: Round };
/** `round` is the first if any of its tags is due for the first time. */
export type PurgeCall = { mode: PurgeMode; tags: string[]; round: Round };
export type PurgePlan = {
  /** Those that cannot wait come first. */
  calls: PurgeCall[];
  /** The changes of which the CDN has been told all, once these calls have been accepted. */
  doneBy(accepted: readonly PurgeCall[]): DueChange[];
};

/** From so many products on, all of them are named by one tag. */
const PRODUCTS_AT_MOST = 2_000;

/**
 * As few calls as will do for these changes: each tag once, in calls of 100. A tag that is purged needs no invalidation, and
 * what is due for the second time fills up the calls of what is due for the first.
 */
export function planPurge(due: readonly DueChange[]): PurgePlan {
  const changes = coarsen(due);
  const purge = collect(changes.filter(({ mode }) => mode === 'purge'));
  const invalidate = collect(changes.filter(({ mode }) => mode === 'invalidate'));
  for (const [tag, round] of purge) {
    // A second purge stands in for a first invalidation too, but must then be as early.
    if (invalidate.get(tag) === 'first' && round === 'second') purge.set(tag, 'first');
    invalidate.delete(tag);
  }
  const calls = [...toCalls('purge', purge), ...toCalls('invalidate', invalidate)];
  return {
    calls: calls.sort((a, b) => Number(a.round === 'second') - Number(b.round === 'second')),
    doneBy(accepted) {
      const told = { purge: tagsOf(accepted, 'purge'), invalidate: tagsOf(accepted, 'invalidate') };
      return changes.filter(({ mode, tags }) => tags.every((tag) => told.purge.has(tag) || told[mode].has(tag)));
    },
  };
}

/** Each product is tagged with the name of all of them as well. */
function coarsen(due: readonly DueChange[]): DueChange[] {
  const isProduct = (tag: string) => tag.startsWith('product:');
  const products = new Set(due.flatMap(({ tags }) => tags.filter(isProduct)));
  if (products.size <= PRODUCTS_AT_MOST) return [...due];
  return due.map((change) => ({
    ...change,
    tags: [...new Set(change.tags.map((tag) => (isProduct(tag) ? names.products : tag)))],
  }));
}

/** Each tag with the earliest round that it is due for. */
function collect(changes: readonly DueChange[]): Map<string, Round> {
  const rounds = new Map<string, Round>();
  for (const { tags, round } of changes) {
    for (const tag of tags) if (rounds.get(tag) !== 'first') rounds.set(tag, round);
  }
  return rounds;
}

function toCalls(mode: PurgeMode, rounds: ReadonlyMap<string, Round>): PurgeCall[] {
  const of = (round: Round) => [...rounds].filter((entry) => entry[1] === round).map(([tag]) => tag);
  const first = of('first');
  const all = [...first, ...of('second')];
  return Array.from({ length: Math.ceil(all.length / TAGS_PER_CALL) }, (_, at) => ({
    mode,
    tags: all.slice(at * TAGS_PER_CALL, (at + 1) * TAGS_PER_CALL),
    round: at * TAGS_PER_CALL < first.length ? 'first' : 'second',
  }));
}

const tagsOf = (calls: readonly PurgeCall[], mode: PurgeMode) =>
  new Set(calls.filter((call) => call.mode === mode).flatMap(({ tags }) => tags));
