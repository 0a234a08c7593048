import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerAdmin, answerShopper, type FakeAnswer } from './answer.ts';
import { createCatalogue } from './catalogue.ts';

/**
 * How a process or an edge treats what it has once answered to shoppers. `blind`: it answers that for ever. `wavering`: every
 * other time.
 */
export type Sight = 'honest' | 'blind' | 'wavering';

export type FakeShop = { urls: string[]; stop(): Promise<void> };

/** A shop without caches of its own, as several processes on one catalogue, some of which may be blind to changes. */
export async function startFakeShop(sights: readonly Sight[]): Promise<FakeShop> {
  const catalogue = createCatalogue();
  let changes = 0;

  async function answer(request: IncomingMessage, remember: (url: string, make: () => FakeAnswer) => FakeAnswer) {
    const { method = 'GET', url = '/' } = request;
    const { pathname, searchParams } = new URL(url, 'http://shop');
    if (pathname.startsWith('/api/auth/')) return { status: 200, type: 'json', body: '{}' } as const;
    if (!pathname.startsWith('/api/admin/'))
      return remember(url, () => answerShopper(catalogue, pathname, searchParams));
    const body = method === 'GET' || method === 'DELETE' ? {} : JSON.parse(await text(request));
    if (method !== 'GET') changes += 1;
    return answerAdmin(catalogue, { method, path: pathname, body, changeId: String(changes) });
  }

  const servers = sights.map((sight) => {
    const remember = createMemory(sight);
    return createServer((request, response) => {
      void answer(request, remember).then((given) => send(request, response, given));
    }).listen(0, '127.0.0.1');
  });
  await Promise.all(servers.map((server) => server.listening || once(server, 'listening')));
  return {
    urls: servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    async stop() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => once(server.close(), 'close')));
    },
  };
}

function createMemory(sight: Sight) {
  const memory = new Map<string, FakeAnswer>();
  let asked = 0;
  return (url: string, make: () => FakeAnswer): FakeAnswer => {
    asked += 1;
    const old = memory.get(url);
    if (old && (sight === 'blind' || (sight === 'wavering' && asked % 2 === 0))) return old;
    const fresh = make();
    if (!old) memory.set(url, fresh);
    return fresh;
  };
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body, changeId }: FakeAnswer): void {
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
  response.setHeader('Content-Type', type === 'json' ? 'application/json' : 'text/html');
  response.setHeader('Set-Cookie', 'session=fake; Path=/');
  if (changeId !== undefined) response.setHeader('Strata-Change', changeId);
  if (status === 200) response.setHeader('ETag', etag);
  const isSame = status === 200 && request.headers['if-none-match'] === etag;
  response.writeHead(isSame ? 304 : status);
  response.end(isSame ? undefined : body);
}
