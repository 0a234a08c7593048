import { Pool } from 'undici';
import { percentile } from '../statistics.ts';

export type Load = {
  origin: string;
  path: string;
  headers: Record<string, string>;
  /** What every answer must be. */
  expected: { status: number; bytes: number };
  forMs: number;
  connections: number;
};

export type LoadFigures = { requests: number; perSecond: number; p50: number; p99: number };

const pools = new Map<string, Pool>();

/**
 * As many callers as connections, each asking again as soon as its answer is whole; connections stay open between calls.
 * @throws for an answer of another status or length: a server that sends less must not look faster
 */
export async function applyLoad(load: Load): Promise<LoadFigures> {
  const { forMs, connections } = load;
  const pool = poolOf(load);
  const ms: number[] = [];
  const startedAt = performance.now();
  const call = async () => {
    for (let at = performance.now(); at - startedAt < forMs; ) {
      await ask(pool, load);
      const now = performance.now();
      ms.push(now - at);
      at = now;
    }
  };
  await Promise.all(Array.from({ length: connections }, call));
  const seconds = (performance.now() - startedAt) / 1000;
  return { requests: ms.length, perSecond: ms.length / seconds, p50: percentile(ms, 0.5), p99: percentile(ms, 0.99) };
}

function poolOf({ origin, connections }: Load): Pool {
  const known = pools.get(origin) ?? new Pool(origin, { connections, pipelining: 1 });
  pools.set(origin, known);
  return known;
}

/** One request, whose answer is read to its end and checked. The client works beside the server, so it is kept lean. */
function ask(pool: Pool, { path, headers, expected }: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let bytes = 0;
    pool.dispatch(
      { path, method: 'GET', headers },
      {
        // It has to be there, whatever its type says.
        onRequestStart() {},
        onResponseStart(_controller, code) {
          status = code;
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length;
        },
        onResponseEnd() {
          if (status === expected.status && bytes === expected.bytes) resolve();
          else reject(new Error(`${path} was answered with ${status} and ${bytes} bytes`));
        },
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}
