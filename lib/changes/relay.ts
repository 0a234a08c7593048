import type { Runtime } from '#lib/runtime.ts';
import type { RelayOptions } from './relay/context.ts';
import { seekLeadership } from './relay/leadership.ts';
import { REPLAY_MS } from './relay/replay.ts';
import { beginTerm, type RelayTerm } from './relay/term.ts';

export type { RelayOptions };
/** `leading`: this process brings changes to every layer. `waiting`: another one does. */
export type RelayState = { role: 'leading' | 'waiting' };
export type Relay = { close(): Promise<void>; state(): RelayState };

/**
 * Starts this process's relay: one of all processes leads, and brings every committed change to every layer, from the
 * innermost outwards: the shared store, every process, the CDN, and the CDN again for what was under way. At least once: what
 * was done and not noted is done again. A change is followed by its own row, never by the highest id seen, since
 * transactions commit in another order than they begin.
 * @throws when the runtime has no database
 */
export function startRelay(runtime: Runtime, options: RelayOptions = {}): Relay {
  const { databaseUrl } = runtime.config;
  if (!databaseUrl) throw new Error('a relay needs a database');
  let lostAt = Number.NEGATIVE_INFINITY;
  let term: RelayTerm | undefined;
  // Every process listens: the one that leads next has to know what happened before.
  const stopHearing = runtime.onGap((reason) => {
    if (reason !== 'rewound') return;
    lostAt = performance.now();
    term?.startOver();
  });
  const leadership = seekLeadership(databaseUrl, () => {
    term = beginTerm({ runtime, options, databaseUrl, lost: performance.now() - lostAt < REPLAY_MS });
    return term;
  });
  return {
    state: () => ({ role: leadership.leading() ? 'leading' : 'waiting' }),
    async close() {
      stopHearing();
      await leadership.close();
    },
  };
}
