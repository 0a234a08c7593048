import type { Degradation, Read, Staleness } from '../entry.ts';
import type { Clock } from '../time.ts';
import type { CacheEvent, CacheEvents, Emit } from './events.ts';
import { createHistogram, type Histogram } from './histogram.ts';
import { createHistory, type HistoryStep } from './history.ts';

/** What one cached thing has done in this process since it began. */
export type ThingCounts = {
  hits: { l1: number; l2: number };
  filled: number;
  stale: Record<Staleness, number>;
  degraded: Record<Degradation, number>;
  loads: number;
  loadErrors: number;
  shed: number;
  fillsRefused: number;
  promotionsSkipped: number;
  earlyRefreshes: number;
  dead: number;
  loadMs: Histogram;
  followMs: Histogram;
  l2Ms: Histogram;
};

/** The same as plain data. */
export type ThingFigures = Omit<ThingCounts, 'loadMs' | 'followMs' | 'l2Ms'> &
  Record<'loadMs' | 'followMs' | 'l2Ms', { count: number; p50: number; p99: number; buckets: number[] }>;

export function summarize({ loadMs, followMs, l2Ms, ...counts }: ThingCounts): ThingFigures {
  const figures = (histogram: Histogram) => ({
    count: histogram.count(),
    p50: histogram.quantile(0.5),
    p99: histogram.quantile(0.99),
    buckets: histogram.buckets(),
  });
  return { ...structuredClone(counts), loadMs: figures(loadMs), followMs: figures(followMs), l2Ms: figures(l2Ms) };
}

/** Of the cache as a whole. */
export type CacheCounts = { gaps: number; storeErrors: number; debtsOwed: number; debtsPaid: number };

export type Observer = {
  emit: Emit;
  /** Counts for one thing, and how its reads are told. */
  watch(thing: string): { counts: ThingCounts; told: (read: Read<unknown>) => void };
  counts: CacheCounts;
  things(): ReadonlyMap<string, ThingCounts>;
  history(key: string): readonly HistoryStep[];
};

/** The one place where what happens becomes counters, histories, and the caller's own events. */
export function createObserver(clock: Clock, { onRead, onEvent }: CacheEvents): Observer {
  const things = new Map<string, ThingCounts>();
  const history = createHistory();
  const counts: CacheCounts = { gaps: 0, storeErrors: 0, debtsOwed: 0, debtsPaid: 0 };

  function count(event: CacheEvent): void {
    if (event.type === 'gap') counts.gaps += 1;
    if (event.type === 'store-error') counts.storeErrors += 1;
    if (event.type === 'debt') counts[event.state === 'owed' ? 'debtsOwed' : 'debtsPaid'] += 1;
    const thing = 'thing' in event ? things.get(event.thing) : undefined;
    if (!thing) return;
    if (event.type === 'load') {
      thing.loads += 1;
      if (event.error !== undefined) thing.loadErrors += 1;
      thing.loadMs.observe(event.ms);
    }
    if (event.type === 'shed') thing.shed += event.keys;
    if (event.type === 'fill-refused') thing.fillsRefused += 1;
    if (event.type === 'promotion-skipped') thing.promotionsSkipped += 1;
    if (event.type === 'early-refresh') thing.earlyRefreshes += 1;
    if (event.type === 'dead') thing.dead += 1;
    if (event.type === 'followed') thing.followMs.observe(event.ms);
  }

  return {
    counts,
    emit(event) {
      count(event);
      if ('key' in event) {
        const { type, thing: _, key, ...details } = event;
        history.note(key, { at: clock.now(), what: type, ...details });
      }
      onEvent?.(event);
    },
    watch(thing) {
      const own = zero();
      things.set(thing, own);
      return {
        counts: own,
        told(read) {
          if (read.state === 'hit') {
            own.hits[read.layer] += 1;
            if (read.layer === 'l2') own.l2Ms.observe(read.ms);
          } else if (read.state === 'filled') own.filled += 1;
          else if (read.state === 'stale') own.stale[read.reason] += 1;
          else own.degraded[read.reason] += 1;
          onRead?.(thing, read);
        },
      };
    },
    things: () => things,
    history: (key) => history.of(key),
  };
}

function zero(): ThingCounts {
  return {
    hits: { l1: 0, l2: 0 },
    filled: 0,
    stale: { revalidating: 0, 'load-failed': 0, overloaded: 0, 'store-unavailable': 0 },
    degraded: { 'store-unavailable': 0, fenced: 0, 'newer-present': 0, unkept: 0, untrusted: 0 },
    loads: 0,
    loadErrors: 0,
    shed: 0,
    fillsRefused: 0,
    promotionsSkipped: 0,
    earlyRefreshes: 0,
    dead: 0,
    loadMs: createHistogram(),
    followMs: createHistogram(),
    l2Ms: createHistogram(),
  };
}
