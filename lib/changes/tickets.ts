import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { isId } from '#lib/catalog/ids.ts';
import { getRuntime, type Runtime } from '#lib/runtime.ts';

type Position = number | 'unannounced';
type Tickets = {
  known: LRUCache<string, number>;
  asked: Map<string, PromiseWithResolvers<Position | undefined>>;
  asking: boolean;
};

const KNOWN = 10_000;
const IDS_AT_ONCE = 1_000;
const LOOK_UP_MS = 500;

/** On globalThis: who commits a change and who is asked for it may have this module each for themselves (lib/http/scope.ts). */
const KEY = Symbol.for('strata.tickets');
const shared = globalThis as { [KEY]?: WeakMap<Runtime, Tickets> };
shared[KEY] ??= new WeakMap();
const perRuntime = shared[KEY];

/**
 * Position of the change log that stands for a change, by the id that a client sends; `unannounced` when it is committed
 * but has no position yet; undefined when there is no such change, since an id that is made up or long gone proves nothing.
 * Cheap when asked again; and clients may send any number of ids, since all that are asked for meanwhile are looked up by one
 * query, one at a time. When the database does not answer in half a second, nothing is known: `unannounced`.
 */
export async function positionOf(changeId: string): Promise<Position | undefined> {
  if (!isId(changeId)) return undefined;
  const runtime = getRuntime();
  const tickets = ticketsOf(runtime);
  const known = tickets.known.get(changeId);
  if (known !== undefined) return known;
  const answer = tickets.asked.get(changeId) ?? Promise.withResolvers<Position | undefined>();
  tickets.asked.set(changeId, answer);
  if (!tickets.asking) void lookUpAll(runtime, tickets);
  const waited = new AbortController();
  const tooLate = sleep(LOOK_UP_MS, 'unannounced' as const, { signal: waited.signal }).catch(() => undefined);
  return Promise.race([answer.promise, tooLate]).finally(() => waited.abort());
}

/** For the process that has announced a change itself: it need not ask. */
export function rememberTicket(changeId: string, ticket: number): void {
  ticketsOf(getRuntime()).known.set(changeId, ticket);
}

function ticketsOf(runtime: Runtime): Tickets {
  const kept = perRuntime.get(runtime);
  if (kept) return kept;
  const known = new LRUCache<string, number>({ max: KNOWN });
  // Changes that the shared store has lost are announced again, in another place.
  runtime.onGap(() => known.clear());
  const created: Tickets = { known, asked: new Map(), asking: false };
  perRuntime.set(runtime, created);
  return created;
}

async function lookUpAll({ sql, log }: Runtime, tickets: Tickets): Promise<void> {
  const { known, asked } = tickets;
  tickets.asking = true;
  while (asked.size > 0) {
    const batch = [...asked].slice(0, IDS_AT_ONCE);
    for (const [id] of batch) asked.delete(id);
    const found = new Map<string, Position>();
    try {
      const rows = await sql<{ id: string; ticket: string | null }[]>`
        SELECT id, ticket FROM changes WHERE id = ANY(${`{${batch.map(([id]) => id).join(',')}}`}::bigint[])`;
      for (const { id, ticket } of rows) {
        found.set(id, ticket === null ? 'unannounced' : Number(ticket));
        if (ticket !== null) known.set(id, Number(ticket));
      }
    } catch (error) {
      log.debug({ error: (error as Error).message }, 'changes could not be looked up');
      for (const [id] of batch) found.set(id, 'unannounced');
    }
    for (const [id, answer] of batch) answer.resolve(found.get(id));
  }
  tickets.asking = false;
}
