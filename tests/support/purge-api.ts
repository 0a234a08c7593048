import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type PurgeRequest = { mode: 'purge' | 'invalidate'; tags: string[]; at: number; token: string | undefined };
/** `lost`: it is done, but the connection ends without an answer. */
export type PurgeAnswer = { status: number; headers?: Record<string, string> } | 'lost';

export type PurgeApi = {
  /** For CLOUDFLARE_API_BASE. */
  url: string;
  /** Those that were done, in their order. */
  done: PurgeRequest[];
  /** All that came, refused ones too. */
  received: PurgeRequest[];
  /** Decides what becomes of requests from now on. Default: 200. */
  answer: (request: PurgeRequest) => PurgeAnswer | Promise<PurgeAnswer>;
  stop(): Promise<void>;
};

export const ZONE = '0123456789abcdef0123456789abcdef';

/** A stand-in for Cloudflare's purge API, over real HTTP. */
export async function startPurgeApi(): Promise<PurgeApi> {
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    api.received.push(request);
    const answer = await api.answer(request);
    if (answer === 'lost' || answer.status === 200) api.done.push(request);
    if (answer === 'lost') {
      incoming.socket.destroy();
      return;
    }
    const ok = answer.status === 200;
    response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(
      JSON.stringify({
        success: ok,
        errors: ok ? [] : [{ code: 1, message: 'no' }],
        messages: [],
        result: { id: ZONE },
      }),
    );
  });
  const api: PurgeApi = {
    url: '',
    done: [],
    received: [],
    answer: () => ({ status: 200 }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`;
  return api;
}

async function read(incoming: IncomingMessage): Promise<PurgeRequest> {
  const path = incoming.url ?? '';
  const [, mode] = /^\/client\/v4\/zones\/[0-9a-f]{32}\/(purge|invalidate)_cache$/.exec(path) ?? [];
  if (incoming.method !== 'POST' || !mode) throw new Error(`not of the purge API: ${incoming.method} ${path}`);
  const body = JSON.parse(await text(incoming)) as { tags: string[] };
  if (Object.keys(body).join() !== 'tags') throw new Error(`asked to purge by ${Object.keys(body)}`);
  return {
    mode: mode as 'purge' | 'invalidate',
    tags: body.tags,
    at: Date.now(),
    token: incoming.headers.authorization,
  };
}
