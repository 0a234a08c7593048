import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export type OriginAnswer = {
  status?: number;
  headers?: Record<string, string | string[]>;
  /** Default: `body <n>`, n being how many requests for this path there have been. */
  body?: string;
  /** How long it takes, ms. */
  delay?: number;
  /** It answers 304 to a condition that holds for the ETag among its headers. */
  confirms?: boolean;
};

export type OriginRequest = { method: string; url: string; headers: IncomingHttpHeaders };

export type EdgeOrigin = {
  url: string;
  /** How requests for a path, whatever its query, are answered from now on. */
  answer(path: string, answer: OriginAnswer): void;
  /** What it was asked for at a path, the oldest first. */
  requests(path: string): OriginRequest[];
  /** Closes what is connected, and refuses whoever connects. */
  stop(): Promise<void>;
};

/** A server that answers as it is told, for a cache to stand in front of. */
export async function startEdgeOrigin(): Promise<EdgeOrigin> {
  const answers = new Map<string, OriginAnswer>();
  const seen: OriginRequest[] = [];
  const requests = (path: string) => seen.filter(({ url }) => pathOf(url) === path);
  const server = createServer(async ({ method = '', url = '', headers }, response) => {
    seen.push({ method, url, headers });
    const path = pathOf(url);
    const count = requests(path).length;
    const answer = answers.get(path) ?? { status: 404 };
    await wait(answer.delay ?? 0);
    const etag = answer.headers?.etag;
    if (answer.confirms && etag !== undefined && headers['if-none-match'] === etag) {
      response.writeHead(304, answer.headers).end();
      return;
    }
    response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? `body ${count}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (path, answer) => void answers.set(path, answer),
    requests,
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const pathOf = (url: string) => url.split('?', 1)[0] ?? '';
