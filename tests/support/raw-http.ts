import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export type Answered = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type Asking = { method?: string; headers?: Record<string, string> };
export type Ask = (path: string, asking?: Asking) => Promise<Answered>;

/** Asks a server for bytes as they are: nothing is normalised, decompressed, followed or added. */
export function askAt(base: string): Ask {
  const { hostname, port } = new URL(base);
  return (path, { method = 'GET', headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request({ host: hostname, port, path, method, headers, agent: false }, async (response) => {
        try {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk as Buffer);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
        } catch (error) {
          reject(error);
        }
      });
      asked.once('error', reject);
      asked.end();
    });
}

export function decoded({ headers, body }: Answered): string {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  return encoding === 'gzip' ? gunzipSync(body).toString() : body.toString();
}

/** Headers by which a shared cache would keep an answer beyond `Cache-Control`. */
export const SHARED = ['cdn-cache-control', 'cloudflare-cdn-cache-control', 'cache-tag'] as const;
