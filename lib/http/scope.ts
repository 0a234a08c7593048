import { AsyncLocalStorage } from 'node:async_hooks';
import type { Layer } from '#lib/cache/engine/entry.ts';

/** What one request read while its answer was made; the headers are decided from it afterwards. */
export type RequestScope = {
  /** Every tag of everything that was read. */
  tags: Set<string>;
  reads: Record<Layer, { count: number; ms: number }>;
  /** Set by a page that found nothing to show. */
  notFound: boolean;
  /** Something failed while it was rendered. Next makes a page of that all the same, often with status 200. */
  failed: boolean;
  /** What the answer is a preview of: it is for one person, and neither takes from a shared cache nor leaves anything there. */
  preview: { productId: string; until: number } | undefined;
  /** Whether the client is on this machine, with no proxy in between that could stand for anybody. */
  peer: Peer;
  /** Position of the change log that every read for this answer must know of: the client has seen that change. */
  after: number | undefined;
  /** What has to end before it is known what was read: components that are being kept. */
  pending: Promise<unknown>[];
  /** Tags of changes that this request has made and announced itself. */
  announced: Set<string>;
};
export type Peer = 'loopback' | 'remote';

/**
 * On globalThis because Next evaluates modules once per compilation layer, and the server natively once more:
 * all of them must see the one storage.
 */
const KEY = Symbol.for('strata.request-scope');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<RequestScope> };
shared[KEY] ??= new AsyncLocalStorage<RequestScope>();
const storage = shared[KEY];

/** Runs `work` with a scope of its own that records what is read in it. */
export function runInScope<Result>(
  peer: Peer,
  work: (scope: RequestScope) => Result,
  after: number | undefined = undefined,
): Result {
  const scope: RequestScope = {
    tags: new Set(),
    reads: { l1: { count: 0, ms: 0 }, l2: { count: 0, ms: 0 }, db: { count: 0, ms: 0 } },
    notFound: false,
    failed: false,
    preview: undefined,
    peer,
    after,
    announced: new Set(),
    pending: [],
  };
  return storage.run(scope, () => work(scope));
}

/** For reads of the cache: what the client has seen, if it says so. */
export function afterTicket(): { after?: number } {
  const after = storage.getStore()?.after;
  return after === undefined ? NO_TICKET : { after };
}
const NO_TICKET = {};

/** The scope of the request being answered; undefined outside of one (scripts, `next start`). */
export function currentScope(): RequestScope | undefined {
  return storage.getStore();
}
