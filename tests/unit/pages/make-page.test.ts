import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type RequestScope, runInScope } from '#lib/http/scope.ts';
import { makePage } from '#lib/pages/make-page.ts';
import type { Rendered } from '#lib/pages/render-page.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const LONG = 'x'.repeat(2_000);

function rendered(text: string, more: Partial<Rendered> & { read?: (scope: RequestScope) => void } = {}): Rendered {
  const { read, ...rest } = more;
  const scope = runInScope('remote', (own) => {
    read?.(own);
    return own;
  });
  return { status: 200, headers: HTML, body: Buffer.from(text), scope, ...rest };
}
const make = (...args: Parameters<typeof rendered>) => makePage(rendered(...args), 7);
const headersOf = async (...args: Parameters<typeof rendered>) => Object.fromEntries((await make(...args)).headers);
const notFound = (scope: RequestScope) => {
  scope.notFound = true;
};

describe('status', () => {
  it('is 404 for a page that found nothing to show', async () => {
    expect((await make('<h1>', { read: notFound })).status).toBe(404);
    expect((await make('<h1>')).status).toBe(200);
    expect((await make('<h1>', { status: 307, read: notFound })).status).toBe(307);
  });

  it('of what the router fetches stays 200, or the browser would load the page anew', async () => {
    expect((await make('0:', { headers: { 'content-type': 'text/x-component' }, read: notFound })).status).toBe(200);
  });
});

describe('headers', () => {
  it('are those that a client has use for, and nobody’s cookie', async () => {
    const headers = await headersOf('<h1>', {
      headers: {
        ...HTML,
        link: '</font.woff2>; rel=preload',
        location: '/elsewhere',
        'retry-after': '3',
        'set-cookie': ['session=secret'],
        'cache-control': 's-maxage=31536000',
        etag: '"of Next"',
        'x-powered-by': 'Next.js',
        'x-nextjs-cache': 'HIT',
        'content-length': '4',
        'transfer-encoding': 'chunked',
        connection: 'close',
        date: 'yesterday',
      },
    });
    expect(Object.keys(headers)).toEqual([
      'content-type',
      'link',
      'location',
      'retry-after',
      'vary',
      'content-security-policy',
    ]);
    expect(JSON.stringify(headers)).not.toContain('secret');
  });

  it('say that pages vary by what the router sends, and everything by its encoding, once', async () => {
    const vary = 'RSC, next-router-state-tree, Accept-Encoding';
    expect((await headersOf('<h1>', { headers: { ...HTML, vary } })).vary).toBe(
      'rsc, next-router-state-tree, accept-encoding',
    );
    expect((await headersOf('<h1>')).vary).toBe('accept-encoding');
    const json = { headers: { 'content-type': 'application/json', vary } };
    expect((await headersOf('{}', json)).vary).toBe('accept-encoding');
  });

  it('allow the scripts of the page by their hashes, and only HTML has such a policy', async () => {
    const policy = (await headersOf('<script>go()</script>'))['content-security-policy'];
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
    const json = { headers: { 'content-type': 'application/json' } };
    expect(await headersOf('{}', json)).not.toHaveProperty('content-security-policy');
  });
});

describe('tags', () => {
  it('are those of all that was read, in order, without any that a CDN would misread', async () => {
    const { tags } = await make('<h1>', {
      read: ({ tags }) => {
        for (const tag of ['product:2', 'a,b', 'product:1', 'Upper', 'with space', '', '_N_T_/x', 'line\n'])
          tags.add(tag);
      },
    });
    expect(tags).toEqual(['product:1', 'product:2']);
  });
});

describe('bodies', () => {
  it('are compressed once where that pays', async () => {
    const { bodies } = await make(LONG);
    expect(Object.keys(bodies)).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(bodies.br as Buffer).toString()).toBe(LONG);
    expect(gunzipSync(bodies.gzip as Buffer).toString()).toBe(LONG);
    expect((await make('short')).bodies).toEqual({ identity: Buffer.from('short') });
    const picture = await make(LONG, { headers: { 'content-type': 'image/webp' } });
    expect(picture.bodies).toEqual({ identity: Buffer.from(LONG) });
  });

  it('and their ETag are the same whoever renders, and others for other content', async () => {
    const render = (id: string, text: string) => make(`<h1>${text}</h1>"${id}v"${id}m`);
    const [one, two, other] = await Promise.all([
      render('abcdefghijklmnopqrstu', 'A'),
      render('zyxwvutsrqponmlkjihgf', 'A'),
      render('abcdefghijklmnopqrstu', 'B'),
    ]);
    expect(one.bodies).toEqual(two.bodies);
    expect(one.etag).toBe(two.etag);
    expect(one.etag).toMatch(/^W\/"[^"]+"$/);
    expect(other.etag).not.toBe(one.etag);
  });

  it('of JSON stay as they are', async () => {
    const text = '{"id":"abcdefghijklmnopqrstuv","m":"abcdefghijklmnopqrstum"}';
    const { bodies } = await make(text, { headers: { 'content-type': 'application/json' } });
    expect(String(bodies.identity)).toBe(text);
  });
});

it('knows of every change up to where the log stood before it was rendered', async () => {
  expect((await make('x')).position).toBe(7);
});
