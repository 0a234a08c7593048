import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '#db/seed/random.ts';
import type { Entry } from '../http/connect.ts';
import type { Freshness } from '../probes/freshness.ts';
import { type ReaderParts, runReader } from './reader.ts';
import type { createWriter, Done } from './writer.ts';

/** A load that the machine can follow, and how soon what is saved shows under it. */
export type Steady = {
  seconds: number;
  /** Answers to shoppers, each second. */
  readsPerSecond: number;
  /** Share of all cores that was busy, whoever kept them so. */
  busy: number;
  freshness: Freshness[];
};

export type SteadyParts = {
  seconds: number;
  entries: readonly Entry[];
  reader: Omit<ReaderParts, 'entry' | 'random' | 'pauseMs'>;
  writeOnce: ReturnType<typeof createWriter>;
  watch: (done: Done) => Promise<Freshness[]>;
  onUnanswered: (error: unknown) => void;
  randomOf: (nth: number) => Random;
  signal: AbortSignal;
};

/** Each shopper asks for something every so often, ms; so many of them are at each entry. */
const PAUSE_MS = 250;
const SHOPPERS = 4;
const SAVE_EVERY_MS = 350;
/** What came before leaves purges for a while, second ones after 5 s, and lists to be made anew. */
const SETTLE_MS = 7_000;

/**
 * Saves one price after another while shoppers read, and asks for the product's page from then on until it is fresh. One at a
 * time: what is measured is the shop, not the queue for it.
 */
export async function measureSteadily(parts: SteadyParts): Promise<Steady> {
  const { seconds, entries, reader, writeOnce, watch, onUnanswered, randomOf } = parts;
  const load = new AbortController();
  const signal = AbortSignal.any([load.signal, parts.signal]);
  const freshness: Freshness[] = [];
  let reads = 0;
  const onRead: ReaderParts['onRead'] = (...read) => {
    reads += 1;
    reader.onRead(...read);
  };
  const shoppers = entries.flatMap((entry, at) =>
    Array.from({ length: SHOPPERS }, (_, nth) =>
      runReader({ ...reader, onRead, entry, pauseMs: PAUSE_MS, random: randomOf(at * SHOPPERS + nth) }, signal),
    ),
  );
  await wait(SETTLE_MS, undefined, { signal }).catch(() => {});
  reads = 0;
  const before = busyTimes();
  const startedAt = performance.now();
  while (performance.now() - startedAt < seconds * 1_000 && !signal.aborted) {
    const pause = wait(SAVE_EVERY_MS, undefined, { signal }).catch(() => {});
    try {
      const done = await writeOnce('price');
      if (done) freshness.push(...(await watch(done)));
    } catch (error) {
      onUnanswered(error);
    }
    await pause;
  }
  const took = (performance.now() - startedAt) / 1_000;
  load.abort();
  await Promise.all(shoppers);
  const after = busyTimes();
  const busy = (after.busy - before.busy) / (after.all - before.all);
  return { seconds: took, readsPerSecond: reads / took, busy, freshness };
}

function busyTimes(): { busy: number; all: number } {
  const sums = { busy: 0, all: 0 };
  for (const { times } of cpus()) {
    const all = Object.values(times).reduce((sum, ms) => sum + ms, 0);
    sums.all += all;
    sums.busy += all - times.idle;
  }
  return sums;
}
