import { onTestFinished } from 'vitest';
import type { Read } from '#lib/cache/engine/entry.ts';
import type { Worker } from './engine-fleet/worker.ts';
import { type FleetOptions, startFleet } from './engine-fleet.ts';
import { waitUntil } from './wait-until.ts';

/** A fleet for one test. A slow machine is not under test unless `commandTimeoutMs` says so. */
export async function openFleet(options: FleetOptions) {
  const fleet = await startFleet({ commandTimeoutMs: 2_000, ...options });
  onTestFinished(fleet.stop);
  const [one, two, three] = fleet.workers as [Worker, Worker, Worker];
  return { fleet, source: fleet.source, one, two, three };
}

/** The value that a read shows; undefined for none. */
export const shown = (read: Pick<Read<unknown>, 'entry'>): unknown => (read.entry.found ? read.entry.value : undefined);

/** What each worker shows of a key. */
export const shownBy = (workers: readonly Worker[], key: string): Promise<unknown[]> =>
  Promise.all(workers.map(async (worker) => shown(await worker.get(key))));

/** The ticket of a change that could be announced. */
export const ticketOf = (announced: { state: string }): number => {
  if (!('ticket' in announced)) throw new Error(`announced as ${announced.state}`);
  return Number(announced.ticket);
};

const TRUST_MS = 10_000;

export const waitForTrust = (worker: Worker, trusted = true): Promise<true> =>
  waitUntil(TRUST_MS, `worker ${worker.pid} is not ${trusted ? 'sure' : 'in doubt'}`, async () =>
    (await worker.stats()).trusted === trusted ? true : undefined,
  );

/** Resolves when the worker has heard of the change with this ticket. */
export const waitForPosition = (worker: Worker, ticket: number): Promise<true> =>
  waitUntil(TRUST_MS, `worker ${worker.pid} does not hear of a change`, async () =>
    (await worker.stats()).position >= ticket ? true : undefined,
  );
