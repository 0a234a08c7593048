import { brotliDecompressSync } from 'node:zlib';
import { Pool } from 'undici';
import { now } from '../clock.ts';

export type Answer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** When the request went to the socket, and when all of its answer was there; ms since 1970. */
  sentAt: number;
  receivedAt: number;
};

export type Request = { method?: string; headers?: Record<string, string>; body?: string };

/** A place where the shop can be asked. */
export type Entry = {
  /** `process 2`, `edge`. */
  name: string;
  layer: 'process' | 'edge';
  url: string;
  /** @throws when there is no answer */
  ask(path: string, request?: Request): Promise<Answer>;
  close(): Promise<void>;
};

const CONNECTIONS = 8;
/** As browsers do, so that the copies asked for are those that they get. */
const ENCODING = { 'accept-encoding': 'br' };

/** Connections that stay open: what is measured is the shop, not the handshake. */
export function connect(name: string, layer: Entry['layer'], url: string): Entry {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1, headersTimeout: 30_000, bodyTimeout: 30_000 });
  return {
    name,
    layer,
    url,
    ask: (path, request = {}) => send(pool, path, request),
    close: () => pool.destroy(),
  };
}

function send(pool: Pool, path: string, { method = 'GET', headers = {}, body }: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const answer = { status: 0, headers: {} as Record<string, string>, sentAt: now() };
    const chunks: Buffer[] = [];
    pool.dispatch(
      { path, method, headers: { ...ENCODING, ...headers }, ...(body === undefined ? {} : { body }) },
      {
        // Only now: until then it has waited for a free connection, and nobody could have answered it.
        onRequestStart() {
          answer.sentAt = now();
        },
        onResponseStart(_controller, status, received) {
          answer.status = status;
          for (const [name, value] of Object.entries(received)) answer.headers[name] = String(value);
        },
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd() {
          const receivedAt = now();
          try {
            resolve({ ...answer, body: decode(chunks, answer.headers['content-encoding']), receivedAt });
          } catch (error) {
            reject(error);
          }
        },
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

function decode(chunks: readonly Buffer[], encoding: string | undefined): string {
  if (chunks.length === 0) return '';
  const bytes = Buffer.concat(chunks);
  return (encoding === 'br' ? brotliDecompressSync(bytes) : bytes).toString('utf8');
}
