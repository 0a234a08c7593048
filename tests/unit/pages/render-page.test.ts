import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { currentScope } from '#lib/http/scope.ts';
import { createRenderer } from '#lib/pages/render-page.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
const rendererOf = (handler: Handler) => createRenderer(handler, { host: 'shop.example', protocol: 'https' });

describe('rendering', () => {
  it('asks for the URL with what the shop is called, and with nothing of any client', async () => {
    const seen = vi.fn();
    const render = rendererOf((request, response) => {
      seen(request.method, request.url, { ...request.headers }, request.socket.remoteAddress);
      response.end('x');
    });
    await render('/products/a?b=c', { rsc: '1' });
    expect(seen.mock.calls).toEqual([
      [
        'GET',
        '/products/a?b=c',
        { host: 'shop.example', 'x-forwarded-proto': 'https', connection: 'close', rsc: '1' },
        undefined,
      ],
    ]);
  });

  it('brings status, headers and the whole body, in whatever pieces it is written', async () => {
    const render = rendererOf(async (_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html', link: 'a' });
      for (let piece = 0; piece < 50; piece++) {
        if (!response.write('ä'.repeat(10_000))) await new Promise((resolve) => response.once('drain', resolve));
      }
      response.end('end');
    });
    const { status, headers, body } = await render('/', {});
    expect([status, headers['content-type'], headers.link]).toEqual([404, 'text/html', 'a']);
    expect(body.toString()).toBe(`${'ä'.repeat(500_000)}end`);
  });

  it('has a scope of its own, which brings what was read out with it', async () => {
    const render = rendererOf(async (request, response) => {
      const tag = `of:${request.url}`;
      await new Promise(setImmediate);
      currentScope()?.tags.add(tag);
      response.end();
    });
    const rendered = await Promise.all(['/a', '/b', '/c'].map((url) => render(url, {})));
    expect(rendered.map(({ scope }) => [...scope.tags])).toEqual([['of:/a'], ['of:/b'], ['of:/c']]);
    expect(rendered[0]?.scope).toMatchObject({ peer: 'remote', after: undefined, notFound: false });
  });

  it('ends when what is kept of its parts has been kept', async () => {
    const { promise: kept, resolve: keep } = Promise.withResolvers<void>();
    const render = rendererOf((_request, response) => {
      const scope = currentScope();
      scope?.pending.push(kept.then(() => scope.tags.add('late')));
      response.end('x');
    });
    const rendering = render('/', {});
    const early = await Promise.race([rendering, new Promise((resolve) => setTimeout(resolve, 30, 'waits'))]);
    expect(early).toBe('waits');
    keep();
    expect([...(await rendering).scope.tags]).toEqual(['late']);
  });

  it.each<[string, Handler]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
    ['ends the connection before it answers', (_request, response) => void response.destroy()],
    [
      'ends the connection in the middle',
      async (_request, response) => {
        response.writeHead(200, { 'content-length': '10' });
        await new Promise<void>((resolve) => response.write('half', () => resolve()));
        response.destroy();
      },
    ],
    [
      'throws in the middle',
      async (_request, response) => {
        await new Promise<void>((resolve) => response.write('half', () => resolve()));
        throw new Error('broken');
      },
    ],
  ])('rejects when the handler %s, and goes on with the next', async (_, handler) => {
    let broken = true;
    const render = rendererOf((request, response) => {
      if (broken) return handler(request, response);
      response.end('whole');
    });
    await expect(render('/', {})).rejects.toThrow();
    broken = false;
    expect(String((await render('/', {})).body)).toBe('whole');
  });

  it('rejects when what is kept of its parts fails', async () => {
    const render = rendererOf((_request, response) => {
      currentScope()?.pending.push(Promise.reject(new Error('not kept')));
      response.end('x');
    });
    await expect(render('/', {})).rejects.toThrow('not kept');
  });

  it.each<[string, Handler]>([
    ['answers nothing', () => {}],
    ['stops in the middle', (_request, response) => void response.write('half')],
  ])('does not wait for ever when the handler %s', async (_, handler) => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      expect(ms).toBe(60_000);
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('too long')), 50);
      return controller.signal;
    });
    await expect(rendererOf(handler)('/', {})).rejects.toThrow();
    timeout.mockRestore();
  });
});
