import { setTimeout as wait } from 'node:timers/promises';
import { now } from '../clock.ts';
import type { Entry } from '../http/connect.ts';

export type Canary = {
  /** How late this entry got to something that needs no cache in the last two seconds, at worst; ms. */
  slackOf(entryName: string): number;
  /** The same of all entries, in the last ten seconds: a purge takes several steps, at whichever process leads. */
  slackOfAll(): number;
  stop(): void;
};

const EVERY_MS = 100;
const REMEMBERED_MS = 2_000;
const LONG_REMEMBERED_MS = 10_000;
const PATH = '/api/health/live';

type Watch = { waits: { at: number; ms: number }[]; askedAt: number | undefined };

/**
 * Asks every entry for what reads nothing, ten times a second. What that takes, and what our own timers are late by, is the
 * machine's doing and not the cache's.
 */
export function startCanary(entries: readonly Entry[]): Canary {
  const abort = new AbortController();
  const watches = new Map(entries.map(({ name }): [string, Watch] => [name, { waits: [], askedAt: undefined }]));

  const watch = async (entry: Entry, own: Watch) => {
    while (!abort.signal.aborted) {
      const startedAt = now();
      await wait(EVERY_MS, undefined, { signal: abort.signal });
      const lateMs = Math.max(0, now() - startedAt - EVERY_MS);
      own.askedAt = now();
      const { sentAt, receivedAt } = await entry.ask(PATH);
      own.askedAt = undefined;
      own.waits = own.waits.filter(({ at }) => receivedAt - at < LONG_REMEMBERED_MS);
      own.waits.push({ at: receivedAt, ms: lateMs + receivedAt - sentAt });
    }
  };
  // One that does not answer is found out by the probes.
  for (const entry of entries) void watch(entry, watches.get(entry.name) as Watch).catch(() => {});

  /** One that has not answered yet is late already. */
  const worst = ({ waits, askedAt }: Watch, rememberedMs: number) =>
    Math.max(
      askedAt === undefined ? 0 : now() - askedAt,
      ...waits.filter(({ at }) => now() - at < rememberedMs).map(({ ms }) => ms),
    );
  return {
    slackOf(name) {
      const own = watches.get(name);
      return own ? worst(own, REMEMBERED_MS) : 0;
    },
    slackOfAll: () => Math.max(0, ...[...watches.values()].map((own) => worst(own, LONG_REMEMBERED_MS))),
    stop: () => abort.abort(),
  };
}
