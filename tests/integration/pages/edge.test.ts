import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { commitChange } from '#lib/changes/commit-change.ts';
import { readReceipt } from '#lib/changes/receipts.ts';
import { type Relay, startRelay } from '#lib/changes/relay.ts';
import { createRequestHandler, type RequestHandler } from '#lib/pages/handle-request.ts';
import { type Edge, openEdge } from '#scripts/edge/open-edge.ts';
import { createShop, PRODUCT_PATH } from '#tests/support/page-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

const SECOND_MS = 1_500;

let edge: Edge;
let origin: Server;
let shop: TestShop;
let relay: Relay;
let handle: RequestHandler;
// One for the file: a cache has one page layer.
const store = createShop();
/** What lies between the shop and the edge: holds back answers that have left the shop. */
let network: (() => Promise<void>) | undefined;

beforeAll(async () => {
  origin = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`;
  edge = await openEdge({ origins: [url], plan: 'enterprise', token: 'secret', zone: 'zone1', locations: 1 });
  process.env.CLOUDFLARE_API_BASE = edge.api.base;
  process.env.CLOUDFLARE_API_TOKEN = edge.api.token;
  process.env.CLOUDFLARE_ZONE_ID = edge.api.zone;
  process.env.CLOUDFLARE_PLAN = 'enterprise';
  shop = await openTestShop();
  handle = createRequestHandler(shop.runtime, {
    render: store.render,
    build: 'build',
    serveStatic: (_request, _response, next) => next(),
    servePicture: async (_request, response) => void response.end(),
  });
  relay = startRelay(shop.runtime, { secondPurgeMs: SECOND_MS, collectMs: 20 });
  await vi.waitFor(() => expect(relay.state().role).toBe('leading'), 5_000);
});
beforeEach(async () => {
  network = undefined;
  store.state.text = 'Moka pot';
  store.renders.length = 0;
  await shop.forget();
  edge.clearFaults();
});
afterEach(async () => {
  // Each test begins with an edge that holds nothing of the one before.
  await untilComplete(await change(['product:1', 'slug:moka-pot']));
});
afterAll(async () => {
  await relay?.close();
  await shop?.close();
  await edge?.close();
  origin?.close();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const held = network;
  if (held) {
    const end = response.end.bind(response);
    response.writeHead = hold(response.writeHead.bind(response), held) as typeof response.writeHead;
    response.end = hold(end, held) as typeof response.end;
  }
  await handle(request, response);
}
/** In order, once what holds the answer back has let it go. */
function hold<Args extends unknown[]>(send: (...args: Args) => unknown, held: () => Promise<void>) {
  return (...args: Args) => {
    void held().then(() => send(...args));
  };
}

async function get() {
  const response = await fetch(edge.url + PRODUCT_PATH);
  return { body: await response.text(), cache: response.headers.get('cf-cache-status') };
}
async function change(tags: string[]): Promise<string> {
  const note = { kind: 'test', tags, cdn: 'purge' as const };
  return (await commitChange(async () => ({ result: undefined, change: note }))).changeId as string;
}
const layer = async (id: string, name: string) =>
  (await readReceipt(id))?.layers.find((candidate) => candidate.name === name)?.state;
const untilDone = (id: string, name: string) =>
  vi.waitFor(async () => expect(await layer(id, name)).toBe('done'), { timeout: 8_000, interval: 20 });
const untilComplete = (id: string) => untilDone(id, 'cdn-second');

describe('T16: a page that was made from old data reaches the edge after its purge', () => {
  it('carries no-store when the change happened while it was rendered, so the edge keeps nothing', async () => {
    const release = store.hold();
    const asked = get();
    await vi.waitFor(() => expect(store.renders).toHaveLength(1), 5_000);
    store.state.text = 'New pot';
    const id = await change(['product:1']);
    await untilDone(id, 'cdn');
    release();
    expect((await asked).body).toBe('<h1>Moka pot</h1>');
    // Before the second purge.
    expect(await layer(id, 'cdn-second')).toBe('pending');
    expect((await get()).body).toBe('<h1>New pot</h1>');
  });

  it('is taken away by the second purge when it was on its way already', async () => {
    const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
    network = () => arrival;
    const asked = get();
    await vi.waitFor(() => expect(store.renders).toHaveLength(1), 5_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    network = undefined;
    store.state.text = 'New pot';
    const id = await change(['product:1']);
    await untilDone(id, 'cdn');
    arrive();
    expect((await asked).body).toBe('<h1>Moka pot</h1>');
    // What the first purge cannot reach.
    expect(await get()).toEqual({ body: '<h1>Moka pot</h1>', cache: 'HIT' });
    await untilComplete(id);
    expect((await get()).body).toBe('<h1>New pot</h1>');
  });

  it('is taken away by the second purge when the first was lost', async () => {
    expect((await get()).body).toBe('<h1>Moka pot</h1>');
    expect((await get()).cache).toBe('HIT');
    edge.setFaults({ kind: 'lost', times: 1 });
    store.state.text = 'New pot';
    const id = await change(['product:1']);
    await untilDone(id, 'cdn');
    expect(await get()).toEqual({ body: '<h1>Moka pot</h1>', cache: 'HIT' });
    await untilComplete(id);
    expect((await get()).body).toBe('<h1>New pot</h1>');
  });
});
