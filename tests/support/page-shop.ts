import type { IncomingMessage, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { type Cache, createCache } from '#lib/cache/engine/cache.ts';
import type { SharedStore } from '#lib/cache/engine/shared/shared-store.ts';
import { readConfig } from '#lib/config.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { currentScope } from '#lib/http/scope.ts';
import { createLogger } from '#lib/log.ts';
import { createMetrics } from '#lib/metrics.ts';
import { createRequestHandler } from '#lib/pages/handle-request.ts';
import type { Runtime } from '#lib/runtime.ts';
import { listen } from './listen.ts';
import type { Asking } from './raw-http.ts';

export const PRODUCT_PATH = '/products/moka-pot';
export const HTML = { 'content-type': 'text/html; charset=utf-8' };

export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** What is sold, as a page shows it: its text is what the "database" holds when the page is rendered. */
export function createShop() {
  const state = { text: 'Moka pot', status: 200, tags: ['product:1', 'slug:moka-pot'] };
  const renders: string[] = [];
  let gate: Promise<void> | undefined;
  const render: Render = async (request, response) => {
    renders.push(request.url ?? '');
    const { text, status } = state;
    for (const tag of state.tags) currentScope()?.tags.add(tag);
    if (status === 404) answerNotFound();
    await gate;
    const isJson = request.url?.startsWith('/api/');
    const isPayload = request.headers.rsc === '1';
    response.writeHead(status === 404 && !isJson ? 200 : status, {
      'content-type': isJson ? 'application/json' : isPayload ? 'text/x-component' : HTML['content-type'],
    });
    response.end(isJson ? JSON.stringify(text) : isPayload ? `0:"${text}"` : `<h1>${text}</h1>`);
  };
  return {
    state,
    renders,
    render,
    /** Renders that begin from now on have read, but answer only when the returned function is called. */
    hold(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        gate = undefined;
        resolve();
      };
    },
  };
}

/** One process that serves the shop's pages, on a real socket. */
export async function servePages({
  render,
  shared,
  build = 'build-1',
}: {
  render: Render;
  shared: SharedStore;
  build?: string;
}) {
  const cache: Cache = createCache({ shared });
  onTestFinished(() => cache.close());
  const log = createLogger({ logLevel: 'silent' });
  const metrics = createMetrics();
  const runtime = { config: readConfig({}), log, metrics, cache } as unknown as Runtime;
  const handler = createRequestHandler(runtime, {
    render,
    build,
    serveStatic: (_request, _response, next) => next(),
    servePicture: async (_request, response) => void response.end('picture'),
  });
  const ask = await listen((request, response) => void handler(request, response));
  const get = (path = PRODUCT_PATH, headers: Record<string, string> = {}, asking: Asking = {}) =>
    ask(path, { ...asking, headers });
  return { cache, get, log, metrics };
}
