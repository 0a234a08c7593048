import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '#lib/config.ts';
import { answerFailed, answerNotFound } from '#lib/http/answer.ts';
import { currentScope } from '#lib/http/scope.ts';
import { createLogger } from '#lib/log.ts';
import { createMetrics } from '#lib/metrics.ts';
import { createRequestHandler, type RequestHandler } from '#lib/pages/handle-request.ts';
import type { Runtime } from '#lib/runtime.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** The handler in front of `render`, on a real socket. */
async function serve(
  render: RequestHandler,
  env: Record<string, string> = {},
  log = createLogger({ logLevel: 'silent' }),
) {
  const config = readConfig({ ...env });
  const handler = createRequestHandler({ config, log, metrics: createMetrics() } as Runtime, {
    render,
    build: undefined,
    serveStatic: (_request, _response, next) => next(),
    servePicture: async (_request, response) => void response.end('picture'),
  });
  server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path: string, init?: RequestInit) => fetch(base + path, { redirect: 'manual', ...init });
}
const html =
  (text: string, status = 200) =>
  (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!DOCTYPE html><h1>${text}</h1>`);
  };

describe('a page', () => {
  it('that finds nothing to show has status 404, with its body as it was rendered', async () => {
    const get = await serve((request, response) => {
      currentScope()?.tags.add('slug:nope');
      answerNotFound();
      return html('Not here')(request, response);
    });
    const response = await get('/products/nope');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Not here');
    expect(response.headers.get('cache-tag')).toBe('slug:nope');
  });

  it('that fails shows people something without scripts, and nobody keeps it', async () => {
    const get = await serve(html('secret stack', 500));
    const response = await get('/');
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).toContain('This page did not come together');
    expect(body).not.toContain('secret');
    expect(body).not.toContain('<script');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('cdn-cache-control')).toBeNull();
  });

  it('in which something fails while it is rendered is no better for the status 200 that Next gives it', async () => {
    const get = await serve((request, response) => {
      answerFailed();
      return html('secret stack')(request, response);
    });
    const response = await get('/account');
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('This page did not come together');
  });

  it('keeps its own error in development, whose tools draw it', async () => {
    const get = await serve(html('stack', 500), { NODE_ENV: 'development' });
    expect(await (await get('/')).text()).toContain('stack');
  });

  it.each(['/cart', '/account', '/no-such-page'])(
    'of whichever kind that throws is one for people: %s',
    async (path) => {
      const get = await serve(() => {
        throw new Error('secret stack');
      });
      const response = await get(path);
      expect(response.status).toBe(500);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toMatch(/^(private, )?no-store$/);
      expect(await response.text()).toContain('This page did not come together');
    },
  );

  it('in which Next itself throws is a problem that tells nothing of the inside', async () => {
    const get = await serve(async () => {
      throw new Error('secret');
    });
    const response = await get('/api/products');
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.text()).not.toContain('secret');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('with a cookie in it is nobody’s to keep', async () => {
    const get = await serve((request, response) => {
      response.setHeader('set-cookie', 'a=b');
      return html('x')(request, response);
    });
    expect((await get('/')).headers.get('cache-control')).toBe('no-store');
  });

  it('is asked of Next without an encoding, whatever the client takes', async () => {
    const seen = vi.fn();
    const get = await serve((request, response) => {
      seen(request.headers['accept-encoding'], request.method);
      return html('x'.repeat(2_000))(request, response);
    });
    const response = await get('/', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    await get('/', { method: 'HEAD' });
    expect(seen.mock.calls).toEqual([
      [undefined, 'GET'],
      [undefined, 'GET'],
    ]);
  });
});

it('a path that is no route of the shop is nobody’s to keep', async () => {
  const get = await serve(html('Next has something here', 200));
  expect((await get('/elsewhere')).headers.get('cache-control')).toBe('no-store');
});

it('a method that the manifest does not name never reaches Next', async () => {
  const render = vi.fn();
  const get = await serve(render);
  const response = await get('/api/products', { method: 'DELETE' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD');
  expect(render).not.toHaveBeenCalled();
});

it('each request has a scope of its own', async () => {
  const get = await serve((request, response) => {
    currentScope()?.tags.add(`product:${request.url?.length}`);
    return html('x')(request, response);
  });
  const tags = await Promise.all(
    ['/products/a', '/products/bb', '/products/ccc'].map(async (path) => (await get(path)).headers.get('cache-tag')),
  );
  expect(new Set(tags).size).toBe(3);
});

it('a client that goes away is no failure of ours', async () => {
  const log = createLogger({ logLevel: 'silent' });
  const error = vi.spyOn(log, 'error');
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const get = await serve(
    async (_request, response) => {
      response.once('close', leave);
      await left;
      throw new Error('Cannot pipe to a closed or destroyed stream');
    },
    {},
    log,
  );
  const controller = new AbortController();
  const asked = get('/', { signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  await expect(asked).rejects.toThrow();
  await left;
  await new Promise(setImmediate);
  expect(error).not.toHaveBeenCalled();
});
