import { setTimeout as wait } from 'node:timers/promises';

type Renew = (path: string) => Promise<void>;

/** On globalThis: what saves runs inside Next, which evaluates modules apart from the server that renders. */
const KEY = Symbol.for('strata.renewal');
const shared = globalThis as { [KEY]?: Renew };

/** A save is answered after so long at the latest, ms, its page rendered or not. */
const PATIENCE_MS = 150;

/** The page layer says how a page is brought up to date. Nobody hears of a rejection. */
export function offerRenewal(renew: Renew): void {
  shared[KEY] = renew;
}

/**
 * Has this page rendered and kept for all processes, before somebody asks for it: whoever looks at what was just saved waits
 * for no render. A read like any other: under a lease, fenced, and nothing is done where the page is current. Resolves when
 * it is there, or after a while; never rejects, since what was saved is saved. Does nothing without a page layer.
 */
export async function renewPage(path: string): Promise<void> {
  const renew = shared[KEY];
  if (!renew) return;
  const patience = new AbortController();
  const done = [renew(path), wait(PATIENCE_MS, undefined, { signal: patience.signal })];
  await Promise.race(done.map((promise) => promise.catch(() => {})));
  patience.abort();
}
