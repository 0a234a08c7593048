import { test as base, expect } from '@playwright/test';
import { type Answered, type Ask, askAt, decoded, SHARED } from '#tests/support/raw-http.ts';

/** What the standards of HTTP ask of an origin whose answers are cached (RFC 9110, 9111, 9213), looked at byte by byte. */

type Product = { id: string; slug: string; name: string; categories: { path: string }[]; images: { url: string }[] };
type Shop = { ask: Ask; product: Product; pages: string[]; json: string[]; kept: string[] };

const test = base.extend<{ shop: Shop }>({
  shop: async ({ baseURL }, use) => {
    const ask = askAt(baseURL as string);
    // One that no other test changes.
    const list = await ask('/api/products?sort=price-asc&pageSize=1&page=40');
    const product: Product = JSON.parse(decoded(list)).items[0];
    const pages = ['/', `/products/${product.slug}`, `/categories/${product.categories[0]?.path}`, '/search?q=mug'];
    const json = [
      '/api/products?pageSize=3',
      `/api/products/batch?ids=${product.id}`,
      `/api/products/${product.id}`,
      `/api/products/${product.id}/reviews`,
      '/api/categories',
      '/api/search/suggest?q=mug',
    ];
    await use({ ask, product, pages, json, kept: [...pages, ...json] });
  },
});

/** Of an answer, what depends on when it was asked for rather than on what. */
const OF_THE_MOMENT = ['date', 'server-timing', 'cache-status', 'connection', 'keep-alive'];
const lasting = ({ headers }: Answered) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_MOMENT.includes(name)));
/** What other tests change may be rendered anew between two requests. */
const retried = (check: () => Promise<void>) => expect(check).toPass({ intervals: [0, 100, 250], timeout: 15_000 });

/** No cache may keep it, or a CDN for seconds, with a tag to end it. */
function expectUnkept({ headers }: Answered, what: string): void {
  if (headers['cache-control'] === 'no-store') {
    for (const name of SHARED) expect(headers[name], `${name} of ${what}`).toBeUndefined();
    return;
  }
  expect(headers['cache-control'], what).toBe('public, max-age=0, must-revalidate, s-maxage=10');
  expect(headers['cdn-cache-control'], what).toBe('max-age=10');
  expect(headers['cloudflare-cdn-cache-control'], what).toBe('max-age=10');
  expect(headers['cache-tag'], what).toBeTruthy();
}
function expectNoStore(answer: Answered, what: string): void {
  expect(answer.headers['cache-control'], what).toBe('no-store');
  expectUnkept(answer, what);
}

test('HEAD has every header of GET, and no body', async ({ shop: { ask, kept } }) => {
  for (const path of kept) {
    await retried(async () => {
      const [get, head] = [await ask(path), await ask(path, { method: 'HEAD' })];
      expect(head.status, path).toBe(200);
      expect(head.body.length, path).toBe(0);
      expect(lasting(head), path).toEqual(lasting(get));
      expect(head.headers['content-length'], path).toBe(String(get.body.length));
    });
  }
});

test('304 carries what a cache updates its copy with, and nothing about a body', async ({ shop: { ask, kept } }) => {
  for (const path of kept) {
    await retried(async () => {
      const whole = await ask(path);
      expect(whole.headers.etag, path).toMatch(/^W\/"[^"]+"$/);
      const confirmed = await ask(path, { headers: { 'if-none-match': whole.headers.etag as string } });
      expect(confirmed.status, path).toBe(304);
      expect(confirmed.body.length).toBe(0);
      for (const name of ['etag', 'cache-control', 'vary', ...SHARED]) {
        expect(whole.headers[name], `${name} of ${path}`).toBeTruthy();
        expect(confirmed.headers[name], `${name} of ${path}`).toBe(whole.headers[name]);
      }
      expect(confirmed.headers.date).toBeTruthy();
      for (const name of ['content-type', 'content-encoding', 'content-length', 'content-security-policy']) {
        expect(confirmed.headers[name], `${name} of ${path}`).toBeUndefined();
      }
    });
  }
});

test('entity tags are compared weakly, in lists too, and any will do where any is meant', async ({ shop }) => {
  const { ask, product } = shop;
  for (const path of [`/products/${product.slug}`, `/api/products/${product.id}`]) {
    await retried(async () => {
      const etag = (await ask(path)).headers.etag as string;
      const opaque = etag.slice('W/'.length);
      const statusFor = async (value: string, more = {}) =>
        (await ask(path, { headers: { 'if-none-match': value, ...more } })).status;
      for (const value of [etag, opaque, '*', `"other", ${etag}`, `${etag},"other"`]) {
        expect(await statusFor(value), value).toBe(304);
      }
      for (const value of ['"other"', 'W/"other"', opaque.slice(0, -2)])
        expect(await statusFor(value), value).toBe(200);
      const date = new Date(Date.now() + 60_000).toUTCString();
      expect(await statusFor('"other"', { 'if-modified-since': date })).toBe(200);
      expect((await ask(path, { headers: { 'if-modified-since': date } })).status).toBe(200);
    });
  }
});

test('If-Match with a weak tag fails, since it promises no bytes, and nobody keeps that', async ({ shop }) => {
  const { ask, product } = shop;
  const path = `/products/${product.slug}`;
  const etag = (await ask(path)).headers.etag as string;
  for (const value of [etag, '"other"']) {
    const failed = await ask(path, { headers: { 'if-match': value, 'if-none-match': etag } });
    expect(failed.status, value).toBe(412);
    expectNoStore(failed, value);
  }
  expect((await ask(path, { headers: { 'if-match': '*' } })).status).toBe(200);
});

test('parts of pages are not sent, and pictures and files are whole or the very part', async ({ shop }) => {
  const { ask, kept, product, pages } = shop;
  for (const path of kept) {
    const { status, headers, body } = await ask(path, { headers: { range: 'bytes=0-9' } });
    expect(status, path).toBe(200);
    expect(headers['content-range'], path).toBeUndefined();
    expect(body.length, path).toBeGreaterThan(10);
  }
  const html = decoded(await ask(pages[0] as string));
  const script = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] as string;
  for (const path of [script, product.images[0]?.url as string]) {
    for (const encoding of ['identity', 'br']) {
      const asking = { 'accept-encoding': encoding };
      const whole = await ask(path, { headers: asking });
      const part = await ask(path, { headers: { ...asking, range: 'bytes=2-11' } });
      expect([200, 206], path).toContain(part.status);
      expect(part.body, path).toEqual(part.status === 206 ? whole.body.subarray(2, 12) : whole.body);
      const beyond = await ask(path, { headers: { ...asking, range: 'bytes=999999999-' } });
      expect([200, 416], path).toContain(beyond.status);
      if (beyond.status === 416) expectNoStore(beyond, `beyond ${path}`);
      else expect(beyond.body, path).toEqual(whole.body);
    }
  }
});

test('every encoding has the same bytes in it, and caches are told that there are several', async ({ shop }) => {
  const { ask, kept } = shop;
  for (const path of kept) {
    await retried(async () => {
      const plain = await ask(path, { headers: { 'accept-encoding': 'identity' } });
      expect(plain.headers['content-encoding'], path).toBeUndefined();
      for (const accept of ['br', 'gzip', 'gzip;q=0.5, br;q=0', '*', 'identity;q=0.1, gzip']) {
        const answer = await ask(path, { headers: { 'accept-encoding': accept } });
        expect(decoded(answer) === plain.body.toString(), `${path} as ${accept}`).toBe(true);
        expect(answer.headers.etag, `${path} as ${accept}`).toBe(plain.headers.etag);
        expect(answer.headers['content-length'], path).toBe(String(answer.body.length));
        expect(answer.headers.vary, path).toMatch(/(^|, )accept-encoding(,|$)/);
        expect(answer.headers.vary, path).toBe(plain.headers.vary);
      }
    });
  }
});

test('parameters that mean nothing make no difference', async ({ shop: { ask, kept } }) => {
  for (const path of kept) {
    await retried(async () => {
      const own = await ask(path);
      const more = `${path}${path.includes('?') ? '&' : '?'}utm_source=mail&fbclid=1&%5F%5Fproto%5F%5F=x`;
      const other = await ask(more);
      expect(lasting(other), path).toEqual(lasting(own));
      expect(other.headers['cache-status'], path).toMatch(/^strata-page;hit/);
      expect(other.body.equals(own.body), path).toBe(true);
    });
  }
});

test('neither cookies nor who asks make a difference', async ({ shop: { ask, kept } }) => {
  for (const path of kept) {
    await retried(async () => {
      const own = await ask(path);
      for (const headers of [
        { cookie: 'strata.session_token=forged; theme=dark; a=b' },
        { 'user-agent': 'facebookexternalhit/1.1', 'accept-language': 'de', accept: 'application/json' },
        { 'x-forwarded-for': '203.0.113.9', 'cf-connecting-ip': '203.0.113.9', origin: 'https://evil.example' },
        { 'cache-control': 'no-cache', pragma: 'no-cache' },
      ] as Record<string, string>[]) {
        const other = await ask(path, { headers });
        expect(lasting(other), JSON.stringify(headers)).toEqual(lasting(own));
        expect(other.body.equals(own.body), path).toBe(true);
      }
    });
  }
});

test('what comes with credentials is for whoever sent them', async ({ shop: { ask, kept } }) => {
  for (const path of kept) {
    expectNoStore(await ask(path, { headers: { authorization: 'Bearer x' } }), path);
    expect((await ask(path)).headers['cache-control'], path).toContain('s-maxage=');
  }
});

test('documents and what the router fetches never mix, and only documents at their own address are kept', async ({
  shop,
}) => {
  const { ask, product, pages } = shop;
  for (const path of [...pages, `/products/${product.slug}?utm_source=${Date.now()}`]) {
    const at = `${path}${path.includes('?') ? '&' : '?'}_rsc=${Date.now().toString(36)}`;
    const rsc = { rsc: '1' };
    for (const [url, headers] of [
      [at, rsc],
      [at, {}],
      [path, rsc],
      [path, {}],
      [at, rsc],
      [at, {}],
    ] as [string, Record<string, string>][]) {
      const what = `${url} ${JSON.stringify(headers)}`;
      const answer = await ask(url, { headers });
      expect(answer.status, what).toBe(200);
      const isPayload = headers.rsc === '1';
      expect(answer.headers['content-type'], what).toMatch(isPayload ? /^text\/x-component/ : /^text\/html/);
      expect(decoded(answer).startsWith('<!DOCTYPE html>'), what).toBe(!isPayload);
      expect(answer.headers.vary, what).toMatch(/^rsc, /);
      if (url === path && !isPayload) expect(answer.headers['cache-control'], what).toContain('s-maxage=300');
      else expectNoStore(answer, what);
    }
  }
});

/** Each steers Next from inside, or another server in front of it; some have been ways to poison caches. */
const STEERING: Record<string, string>[] = [
  { 'x-middleware-prefetch': '1' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-set-cookie': 'a=b' },
  { 'x-middleware-skip': '1' },
  { 'x-nextjs-data': '1' },
  { 'x-nextjs-cache': 'HIT' },
  { 'next-resume': '1' },
  { 'x-invoke-path': '/cart', 'x-invoke-status': '500', 'x-invoke-error': '{}', 'x-invoke-output': '/_error' },
  { 'x-invoke-query': '%7B%7D' },
  { 'x-matched-path': '/_error' },
  { 'x-now-route-matches': '1=other' },
  { 'x-prerender-revalidate': 'x', 'x-prerender-revalidate-if-generated': '1' },
  { 'x-http-method-override': 'POST', 'x-http-method': 'DELETE', 'x-method-override': 'PUT' },
  {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'ftp',
    'x-host': 'evil.example',
    forwarded: 'host=evil.example',
  },
  { 'x-original-url': '/cart', 'x-rewrite-url': '/cart' },
  { 'content-security-policy': "script-src 'nonce-abc123'" },
  {
    'next-action': 'x',
    'next-router-state-tree': '%5B%5D',
    'next-router-segment-prefetch': '/_tree',
    'next-url': '/x',
  },
  { 'next-router-prefetch': '1' },
  { 'x-strata-render': '1' },
  { rsc: 'x' },
  { 'transfer-encoding': 'chunked' },
  { host: 'evil.example' },
];

test('headers that steer servers from inside change no answer, whether it is kept already or not', async ({ shop }) => {
  const { ask, product } = shop;
  for (const [nth, headers] of STEERING.entries()) {
    const what = JSON.stringify(headers);
    await retried(async () => {
      const own = await ask(`/products/${product.slug}`);
      const other = await ask(`/products/${product.slug}`, { headers });
      expect(other.status, what).toBe(200);
      expect(lasting(other), what).toEqual(lasting(own));
    });
    // Asked for the first time with it: what is kept then must be what anybody would get.
    const path = `/search?q=mug+${nth}${Date.now()}`;
    const first = await ask(path, { headers });
    expect(first.status, what).toBe(200);
    for (const answer of [first, await ask(path)]) {
      expect(answer.status, what).toBe(200);
      expect(answer.headers['cache-control'], what).toContain('s-maxage=300');
      const html = decoded(answer);
      expect(html.startsWith('<!DOCTYPE html>'), what).toBe(true);
      expect(html, what).not.toMatch(/evil\.example|abc123/);
      expect(JSON.stringify(answer.headers), what).not.toMatch(/evil\.example|abc123/);
    }
  }
});

test('errors, refusals and redirects are kept by nobody for long', async ({ shop: { ask, product } }) => {
  const page = `/products/${product.slug}`;
  const cases: [number, string, string?][] = [
    [404, '/products/no-such-thing'],
    [404, '/categories/nowhere'],
    [404, '/api/products/no-such-thing'],
    [404, '/api/products/no-such-thing/reviews'],
    [404, '/nowhere'],
    [404, '/_next/static/chunks/nothing.js'],
    [404, `/media/${'0'.repeat(32)}-800.webp`],
    [400, '/api/products?page=0'],
    [400, '/api/search/suggest'],
    [405, page, 'POST'],
    [405, '/', 'DELETE'],
    [405, '/api/products', 'PUT'],
    [308, `${page}/`],
  ];
  for (const [status, path, method = 'GET'] of cases) {
    for (const headers of [{}, { 'if-none-match': '*' }] as Record<string, string>[]) {
      const answer = await ask(path, { method, headers });
      const what = `${method} ${path}`;
      expect(answer.status, what).toBe(status);
      expectUnkept(answer, what);
      expect(answer.headers.etag, what).toBeUndefined();
      expect(answer.headers.date, what).toBeTruthy();
      expect(answer.headers.age, what).toBeUndefined();
      expect(answer.headers['set-cookie'], what).toBeUndefined();
      if (status === 405) expect(answer.headers.allow, what).toBe('GET, HEAD');
      if (status === 308) expect(answer.headers.location, what).toBe(page);
    }
  }
});

test('another spelling of an address is kept by nobody', async ({ shop: { ask, product } }) => {
  const [first = '', ...rest] = product.slug;
  const encoded = `%${first.charCodeAt(0).toString(16)}${rest.join('')}`;
  for (const path of [
    `/products/${encoded}`,
    `/products/${product.slug.toUpperCase()}`,
    `//products/${product.slug}`,
  ]) {
    expectUnkept(await ask(path), path);
  }
});

test('every answer has a date and no age, since it comes from its origin', async ({ shop: { ask, kept } }) => {
  for (const path of [...kept, '/api/health/live', '/api/inventory?ids=1', '/robots.txt']) {
    const { headers } = await ask(path);
    expect(Math.abs(Date.parse(headers.date as string) - Date.now()), path).toBeLessThan(5_000);
    expect(headers.age, path).toBeUndefined();
    expect(headers.expires, path).toBeUndefined();
    expect(headers.pragma, path).toBeUndefined();
    expect(headers['set-cookie'], path).toBeUndefined();
  }
});

test('what a CDN is told never contradicts itself', async ({ shop: { ask, kept } }) => {
  for (const path of kept) {
    const { headers } = await ask(path);
    const seconds = /s-maxage=(\d+)/.exec(headers['cache-control'] as string)?.[1];
    for (const name of ['cdn-cache-control', 'cloudflare-cdn-cache-control'] as const) {
      expect(headers[name], path).toMatch(new RegExp(`^max-age=${seconds}, stale-while-revalidate=\\d+`));
      expect(headers[name], path).not.toMatch(/s-maxage|no-store|private/);
    }
    expect(headers['cache-control'], path).toMatch(/^public, max-age=\d+, must-revalidate, /);
    expect(headers['cache-control'], path).not.toMatch(/private|no-store/);
    const tags = (headers['cache-tag'] as string).split(',');
    expect(new Set(tags).size, path).toBe(tags.length);
    for (const tag of tags) expect(tag, path).toMatch(/^[a-z0-9:_-]{1,200}$/);
    expect((headers['cache-tag'] as string).length).toBeLessThan(16_384);
  }
});
