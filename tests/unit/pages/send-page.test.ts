import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RouteRule } from '#lib/cache/manifest.ts';
import type { Standing } from '#lib/cdn/headers.ts';
import { matchRoute } from '#lib/pages/match-route.ts';
import type { PageRequest } from '#lib/pages/page-request.ts';
import { createPageSender } from '#lib/pages/send-page.ts';
import type { StoredPage } from '#lib/pages/stored-page.ts';
import { listen } from '#tests/support/listen.ts';
import { type Asking, decoded, SHARED } from '#tests/support/raw-http.ts';

const TEXT = '<h1>Moka pot</h1>'.repeat(100);
const POLICY = 'public, max-age=0, must-revalidate, s-maxage=300, stale-while-revalidate=300, stale-if-error=86400';
const PAGE: StoredPage = {
  status: 200,
  headers: [
    ['content-type', 'text/html; charset=utf-8'],
    ['link', '</a.woff2>; rel=preload'],
    ['vary', 'rsc, accept-encoding'],
    ['content-security-policy', "default-src 'none'"],
  ],
  tags: ['product:1', 'slug:moka-pot'],
  etag: 'W/"abc"',
  position: 1,
  bodies: { gzip: gzipSync(TEXT), br: brotliCompressSync(TEXT) },
};
const small: StoredPage = { ...PAGE, bodies: { identity: Buffer.from('{}') } };

/** One sender for a test, as a server has it, and a page that may change what it is told of it. */
async function open(page: StoredPage = PAGE) {
  const send = createPageSender({ 'X-Content-Type-Options': 'nosniff' });
  const told: { standing: Standing; variant: PageRequest['variant'] } = { standing: 'current', variant: 'whole' };
  const sent: number[] = [];
  const ask = await listen((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] as string;
    const wanted = { rule: matchRoute(path) as RouteRule, variant: told.variant, url: path };
    sent.push(send({ request, response, wanted, page, standing: told.standing, own: ['Cache-Status', 'x; hit'] }));
  });
  const get = (asking: Asking = {}, path = '/products/moka-pot') => ask(path, asking);
  return { get, told, sent };
}
const acceptEncoding = (value: string) => ({ headers: { 'accept-encoding': value } });

describe('a page', () => {
  it('goes out with all that HTTP says about it', async () => {
    const { get, sent } = await open();
    const { status, headers, body } = await get(acceptEncoding('gzip, br'));
    expect(status).toBe(200);
    const { date, ...rest } = headers;
    expect(date).toBeDefined();
    expect(rest).toEqual({
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
      link: '</a.woff2>; rel=preload',
      vary: 'rsc, accept-encoding',
      'content-security-policy': "default-src 'none'",
      'cache-control': POLICY,
      'cdn-cache-control': 'max-age=300, stale-while-revalidate=300, stale-if-error=86400',
      'cloudflare-cdn-cache-control': 'max-age=300, stale-while-revalidate=300, stale-if-error=86400',
      'cache-tag': 'product:1,slug:moka-pot',
      etag: 'W/"abc"',
      'content-encoding': 'br',
      'content-length': String(PAGE.bodies.br?.length),
      'cache-status': 'x; hit',
      connection: 'close',
    });
    expect(body).toEqual(PAGE.bodies.br);
    expect(sent).toEqual([200]);
  });

  it('is the same when it is sent again', async () => {
    const { get } = await open();
    const [one, two] = [await get(), await get()];
    expect({ ...two, headers: { ...two.headers, date: '' } }).toEqual({
      ...one,
      headers: { ...one.headers, date: '' },
    });
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['gzip', 'gzip'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['identity, gzip;q=0.5', undefined],
    ['*', 'br'],
    ['deflate', undefined],
    ['BR', 'br'],
  ])('for a client that takes %s has the encoding %s, and the same text in each', async (accept, encoding) => {
    const { get } = await open();
    const answer = await get(accept === undefined ? {} : acceptEncoding(accept));
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    expect(decoded(answer)).toBe(TEXT);
  });

  it('that is kept plain is sent plain, whatever the client takes', async () => {
    const { get } = await open(small);
    const { headers, body } = await get(acceptEncoding('br'));
    expect(headers['content-encoding']).toBeUndefined();
    expect(String(body)).toBe('{}');
  });

  it('asked for by HEAD has the headers of GET and no body', async () => {
    const { get, sent } = await open();
    for (const accept of ['br', 'identity']) {
      const [whole, head] = [
        await get(acceptEncoding(accept)),
        await get({ ...acceptEncoding(accept), method: 'HEAD' }),
      ];
      expect(head.status).toBe(200);
      expect(head.body).toHaveLength(0);
      expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
      expect(head.headers['content-length']).toBe(String(whole.body.length));
    }
    expect(sent).toEqual([200, 200, 200, 200]);
  });
});

describe('a conditional request', () => {
  const match = (value: string, more = {}) => ({ headers: { 'if-none-match': value, ...more } });

  it.each(['W/"abc"', '"abc"', '*', '"x", W/"abc"', 'W/"abc","y"'])(
    'If-None-Match %s is confirmed with what a cache has to know, and no policy for scripts',
    async (value) => {
      const { get, sent } = await open();
      const { status, headers, body } = await get(match(value));
      expect(status).toBe(304);
      const { date: _, ...rest } = headers;
      expect(rest).toEqual({
        'x-content-type-options': 'nosniff',
        vary: 'rsc, accept-encoding',
        'cache-control': POLICY,
        'cdn-cache-control': 'max-age=300, stale-while-revalidate=300, stale-if-error=86400',
        'cloudflare-cdn-cache-control': 'max-age=300, stale-while-revalidate=300, stale-if-error=86400',
        'cache-tag': 'product:1,slug:moka-pot',
        etag: 'W/"abc"',
        'cache-status': 'x; hit',
        connection: 'close',
      });
      expect(body).toHaveLength(0);
      expect(sent).toEqual([304]);
    },
  );

  it.each(['W/"other"', '"ab"', 'abc', '""'])('If-None-Match %s gets the page', async (value) => {
    const { get } = await open();
    expect((await get(match(value))).status).toBe(200);
  });

  it('confirms a HEAD too, and heeds no date beside an entity tag', async () => {
    const { get } = await open();
    expect((await get({ ...match('W/"abc"'), method: 'HEAD' })).status).toBe(304);
    const date = new Date().toUTCString();
    expect((await get(match('W/"other"', { 'if-modified-since': date }))).status).toBe(200);
    expect((await get({ headers: { 'if-modified-since': date } })).status).toBe(200);
  });

  it.each(['"abc"', 'W/"abc"', '"abc", "x"'])('If-Match %s fails, since a weak tag matches nothing', async (value) => {
    const { get, sent } = await open();
    const { status, headers, body } = await get({ headers: { 'if-match': value, 'if-none-match': 'W/"abc"' } });
    expect(status).toBe(412);
    expect(headers['cache-control']).toBe('no-store');
    for (const name of [...SHARED, 'etag']) expect(headers[name], name).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(body).toHaveLength(0);
    expect(sent).toEqual([412]);
  });

  it('If-Match * asks only that there is one', async () => {
    const { get } = await open();
    expect((await get({ headers: { 'if-match': ' * ' } })).status).toBe(200);
  });

  it('ranges are of no concern to it', async () => {
    const { get } = await open(small);
    const { status, headers } = await get({ headers: { range: 'bytes=0-0', 'if-range': 'W/"abc"' } });
    expect(status).toBe(200);
    expect(headers['content-range']).toBeUndefined();
  });
});

describe('what no cache may keep', () => {
  const expectUnkept = ({ headers }: { headers: Record<string, unknown> }) => {
    expect(headers['cache-control']).toBe('no-store');
    for (const name of SHARED) expect(headers[name], name).toBeUndefined();
  };

  it('is a document at an address that the router uses, whether it was sent at its own before or not', async () => {
    const { get } = await open();
    expectUnkept(await get({}, '/products/moka-pot?_rsc=abc'));
    expect((await get()).headers['cache-control']).toBe(POLICY);
    expectUnkept(await get({}, '/products/moka-pot?_rsc=abc'));
    expectUnkept(await get({ headers: { 'if-none-match': '*' } }, '/products/moka-pot?a=b&_rsc'));
  });

  it('is what the router fetches', async () => {
    const { get, told } = await open();
    told.variant = 'payload';
    expectUnkept(await get());
    expectUnkept(await get({}, '/products/moka-pot?_rsc=abc'));
  });

  it('is what changed while it was made, and its confirmation', async () => {
    const { get, told } = await open();
    told.standing = 'outdated';
    expectUnkept(await get());
    expectUnkept(await get({ headers: { 'if-none-match': 'W/"abc"' } }));
    told.standing = 'current';
    expect((await get()).headers['cache-control']).toBe(POLICY);
    told.standing = 'outdated';
    expectUnkept(await get());
  });

  it.each([301, 307, 400, 410])('is an answer with status %i', async (status) => {
    const { get } = await open({ ...PAGE, status });
    const answer = await get({ headers: { 'if-none-match': '*', 'if-match': '"x"' } });
    expect(answer.status).toBe(status);
    expect(answer.headers.etag).toBeUndefined();
    expectUnkept(answer);
  });
});

it('what the shop is not sure of is kept for seconds', async () => {
  const { get, told } = await open();
  told.standing = 'uncertain';
  for (const headers of [{}, { 'if-none-match': 'W/"abc"' }] as Record<string, string>[]) {
    const answer = await get({ headers });
    expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=5');
    expect(answer.headers['cloudflare-cdn-cache-control']).toBe('max-age=5');
    expect(answer.headers['cache-tag']).toBe('product:1,slug:moka-pot');
  }
});

it('what is not there is kept for seconds where a tag can take it away, and never confirmed', async () => {
  const { get } = await open({ ...PAGE, status: 404 });
  const answer = await get({ headers: { 'if-none-match': '*', 'if-match': '"x"' } });
  expect(answer.status).toBe(404);
  expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=10');
  expect(answer.headers['cdn-cache-control']).toBe('max-age=10');
  expect(answer.headers.etag).toBeUndefined();
  expect(decoded(answer)).toBe(TEXT);
  const untagged = await open({ ...PAGE, status: 404, tags: [] });
  expect((await untagged.get()).headers['cache-control']).toBe('no-store');
});
