import { setTimeout as wait } from 'node:timers/promises';
import type { SourceRow, TagTable } from './protocol.ts';

export type FleetLoad = {
  keys: readonly string[];
  /** Of the worker that asked. */
  pid: number;
  /** Wall clock, ms. */
  at: number;
};

/** What all workers load from. It lives in the test's process, so that the loads of all are counted in one place. */
export type FleetSource = {
  /** Read when a load arrives, whenever it answers. */
  values: Map<string, SourceRow>;
  /** The tags of keys; none for keys that are not here. */
  tagsOf: TagTable;
  /** In the order of their arrival. */
  loads: readonly FleetLoad[];
  /** How many loads of each worker, by its pid, were under way at once at most. */
  peaks: ReadonlyMap<number, number>;
  /** How long each load takes; ms. */
  delayMs: number;
  /** Loads that begin from now on have read, but answer only when the returned function is called. */
  hold(): () => void;
  /** Loads that begin from now on fail with this message; with undefined they succeed again. */
  failWith(message: string | undefined): void;
  /** Resolves once so many loads, counted from the beginning, have arrived and read. */
  waitForLoads(count: number): Promise<void>;
};

export type LoadReply = { rows: Map<string, SourceRow>; tags: TagTable };

/** @returns the source, and `load`, which answers one load of a worker. */
export function createFleetSource(rows: Record<string, SourceRow> = {}) {
  const loads: FleetLoad[] = [];
  const peaks = new Map<number, number>();
  const underWay = new Map<number, number>();
  const arrivals = new Set<() => void>();
  let gate: Promise<void> | undefined;
  let failure: string | undefined;
  const source: FleetSource = {
    values: new Map(Object.entries(rows)),
    tagsOf: new Map(),
    loads,
    peaks,
    delayMs: 0,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        if (gate === promise) gate = undefined;
        resolve();
      };
    },
    failWith(message) {
      failure = message;
    },
    waitForLoads: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (loads.length < count) return;
          arrivals.delete(look);
          resolve();
        };
        arrivals.add(look);
        look();
      }),
  };
  const answer = async (keys: readonly string[], pid: number): Promise<LoadReply> => {
    const reply: LoadReply = { rows: new Map(), tags: new Map() };
    for (const key of keys) {
      const row = source.values.get(key);
      if (row) reply.rows.set(key, row);
      reply.tags.set(key, source.tagsOf.get(key) ?? []);
    }
    const failed = failure;
    const opened = gate;
    loads.push({ keys, pid, at: Date.now() });
    for (const look of [...arrivals]) look();
    if (source.delayMs > 0) await wait(source.delayMs);
    await opened;
    if (failed !== undefined) throw new Error(failed);
    return reply;
  };
  const load = async (keys: readonly string[], pid: number): Promise<LoadReply> => {
    const count = (underWay.get(pid) ?? 0) + 1;
    underWay.set(pid, count);
    peaks.set(pid, Math.max(count, peaks.get(pid) ?? 0));
    try {
      return await answer(keys, pid);
    } finally {
      underWay.set(pid, (underWay.get(pid) ?? 0) - 1);
    }
  };
  return { source, load };
}
