import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Edge, type EdgeOptions, openEdge } from '#scripts/edge/open-edge.ts';
import { type EdgeOrigin, type OriginAnswer, startEdgeOrigin } from './edge-origin.ts';

export type Seen = {
  status: number;
  /** `CF-Cache-Status`. */
  cache: string | null;
  body: string;
  headers: Headers;
};

/** An edge before an origin for all tests of a file. Each takes a path of its own, so none sees what another has cached. */
export function edgeForFile(options: Partial<EdgeOptions> = {}) {
  let origin: EdgeOrigin;
  // Undefined when it could not be opened, which is then the failure to be seen.
  let edge: Edge | undefined;
  let paths = 0;
  beforeAll(async () => {
    origin = await startEdgeOrigin();
    const zone = { plan: 'enterprise', token: 'secret', zone: 'zone1', locations: 1 } as const;
    edge = await openEdge({ origins: [origin.url], ...zone, ...options });
  });
  afterEach(() => edge?.clearFaults());
  afterAll(async () => {
    await edge?.close();
    await origin.stop();
  });
  return {
    get edge() {
      return edge as Edge;
    },
    get origin() {
      return origin;
    },
    /** A path that the origin answers like this. */
    place(answer: OriginAnswer, prefix = ''): string {
      paths += 1;
      const path = `${prefix}/thing-${paths}`;
      origin.answer(path, answer);
      return path;
    },
    /** @param location the first is 1 */
    async get(path: string, init: RequestInit = {}, location = 1): Promise<Seen> {
      const answer = await fetch(`${edge?.urls[location - 1]}${path}`, { redirect: 'manual', ...init });
      const { status, headers } = answer;
      return { status, cache: headers.get('cf-cache-status'), body: await answer.text(), headers };
    },
    /** Calls the purge API. */
    call(body: unknown, { endpoint = 'purge_cache', token = 'secret', signal = AbortSignal.timeout(5_000) } = {}) {
      return fetch(`${edge?.api.base}/zones/zone1/${endpoint}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      });
    },
  };
}
