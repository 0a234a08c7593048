import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { askFleet } from '#lib/fleet/fleet.ts';
import type { ProcessReport } from '#lib/fleet/questions.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What one cached thing has done in this process since it began. Times are milliseconds, sizes bytes. */
export type ThingReport = {
  name: string;
  hits: { l1: number; l2: number };
  /** Reads that no layer could answer. */
  misses: number;
  /** Of all reads, 0 to 1; null before the first. */
  hitRate: number | null;
  loads: { count: number; failed: number; refused: number; p50Ms: number; p99Ms: number };
  fillsRefused: number;
  staleServed: number;
  l1: { entries: number; bytes: number };
};

export type CacheReport = {
  /** Whose figures these are: those of the process that answers. */
  process: { pid: number; uptimeSeconds: number };
  layers: {
    l1: { hits: number; entries: number; bytes: number };
    /** `bytes`: of the whole server; null while it does not answer. */
    l2: { kind: string; hits: number; errors: number; bytes: number | null };
    db: { loads: number; failed: number };
  };
  things: ThingReport[];
  coherence: { position: number; trusted: boolean; gaps: number; debtsOwed: number; debtsPaid: number };
  /** All processes that could be asked, the one that answers first; and how many live, null where nobody can say. */
  fleet: { processes: ProcessReport[]; alive: number | null };
};

/**
 * How the cache is doing: this process's own figures, and what each process of the fleet says of itself.
 * @throws ForbiddenError for less than a viewer
 */
export async function reportCache(actor: Actor): Promise<CacheReport> {
  assertMay(actor, 'viewer');
  const runtime = getRuntime();
  const { cache } = runtime;
  const [{ answers, processes }, bytes] = await Promise.all([
    askFleet(runtime, { kind: 'report' }),
    cache.shared.usedBytes().catch(() => null),
  ]);
  const { things: figures, gaps, storeErrors, debtsOwed, debtsPaid, position, trusted } = cache.stats();
  const things = Object.entries(figures).map(([name, thing]): ThingReport => {
    const misses = thing.filled + sum(thing.degraded);
    const staleServed = sum(thing.stale);
    const hits = thing.hits.l1 + thing.hits.l2;
    const reads = hits + misses + staleServed;
    return {
      name,
      hits: thing.hits,
      misses,
      hitRate: reads === 0 ? null : (hits + staleServed) / reads,
      loads: {
        count: thing.loads,
        failed: thing.loadErrors,
        refused: thing.shed,
        p50Ms: thing.loadMs.p50,
        p99Ms: thing.loadMs.p99,
      },
      fillsRefused: thing.fillsRefused,
      staleServed,
      l1: thing.local,
    };
  });
  const total = (pick: (thing: ThingReport) => number) => things.reduce((all, thing) => all + pick(thing), 0);
  return {
    process: { pid: process.pid, uptimeSeconds: Math.round(process.uptime()) },
    layers: {
      l1: {
        hits: total(({ hits }) => hits.l1),
        entries: total(({ l1 }) => l1.entries),
        bytes: total(({ l1 }) => l1.bytes),
      },
      l2: { kind: cache.shared.kind, hits: total(({ hits }) => hits.l2), errors: storeErrors, bytes },
      db: { loads: total(({ loads }) => loads.count), failed: total(({ loads }) => loads.failed) },
    },
    things: things.sort((a, b) => (a.name < b.name ? -1 : 1)),
    coherence: { position, trusted, gaps, debtsOwed, debtsPaid },
    fleet: { processes: answers, alive: processes ?? null },
  };
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);
