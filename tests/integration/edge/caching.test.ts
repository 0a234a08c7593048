import { expect, it } from 'vitest';
import { RULES } from '#scripts/edge/rules.ts';
import { edgeForFile } from '#tests/support/edge-for-file.ts';

const at = edgeForFile();
const FRESH = { 'cache-control': 'public, max-age=60' };
const count = (path: string) => at.origin.requests(path).length;

it('asks the origin once and then serves its copy', async () => {
  const path = at.place({ headers: FRESH });
  const first = await at.get(path);
  expect(first).toMatchObject({ status: 200, cache: 'MISS', body: 'body 1' });
  expect(first.headers.has('age')).toBe(false);
  const second = await at.get(path);
  expect(second).toMatchObject({ status: 200, cache: 'HIT', body: 'body 1' });
  expect(second.headers.get('age')).toMatch(/^[01]$/);
  expect(count(path)).toBe(1);
});

it('adds itself to Cache-Status', async () => {
  const path = at.place({ headers: { ...FRESH, 'cache-status': 'strata-page; hit' } });
  const first = await at.get(path);
  expect(first.headers.get('cache-status')).toBe('strata-page; hit, strata-edge; fwd=uri-miss; stored');
  const second = await at.get(path);
  expect(second.headers.get('cache-status')).toMatch(/^strata-page; hit, strata-edge; hit; ttl=(59|60)$/);
});

it('keeps to itself what is meant for it, and hands on the rest', async () => {
  const path = at.place({
    headers: {
      'cache-control': 'public, max-age=0, must-revalidate',
      'cdn-cache-control': 'max-age=60',
      'cloudflare-cdn-cache-control': 'max-age=60',
      'cache-tag': 'product:1',
    },
  });
  for (const cache of ['MISS', 'HIT']) {
    const seen = await at.get(path);
    expect(seen.cache).toBe(cache);
    const names = [...seen.headers.keys()];
    expect(names.filter((name) => /^(cache-tag|cloudflare-|x-edge|xkey|x-varnish|via)/.test(name))).toEqual([]);
    expect(seen.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(seen.headers.get('cdn-cache-control')).toBe('max-age=60');
  }
});

it.each([
  [
    'Cloudflare-CDN-Cache-Control over all',
    { 'cloudflare-cdn-cache-control': 'max-age=60', 'cdn-cache-control': 'no-store', 'cache-control': 'no-store' },
    'HIT',
  ],
  [
    'CDN-Cache-Control over Cache-Control',
    { 'cdn-cache-control': 'max-age=60', 'cache-control': 'private, no-store' },
    'HIT',
  ],
  [
    'a targeted refusal over a general permission',
    { 'cloudflare-cdn-cache-control': 'no-store', 'cache-control': 'public, max-age=60' },
    'BYPASS',
  ],
  [
    'the next header where a targeted one is empty',
    { 'cloudflare-cdn-cache-control': '', 'cache-control': 'public, max-age=60' },
    'HIT',
  ],
  ['s-maxage over max-age', { 'cache-control': 'max-age=0, s-maxage=60' }, 'HIT'],
  ['Expires where nothing else is said', { expires: new Date(Date.now() + 3_600_000).toUTCString() }, 'HIT'],
  ['a header in two fields', { 'cache-control': ['public', 'max-age=60'] }, 'HIT'],
])('heeds %s', async (_, headers, expected) => {
  const path = at.place({ headers });
  await at.get(path);
  expect((await at.get(path)).cache).toBe(expected);
});

it.each([
  ['nothing is said', {}],
  ['it is private', { 'cache-control': 'private, max-age=60' }],
  ['it may not be stored', { 'cache-control': 'no-store' }],
  ['it sets a cookie', { ...FRESH, 'set-cookie': 'a=b' }],
  ['it varies by everything', { ...FRESH, vary: '*' }],
])('caches nothing where %s', async (_, headers) => {
  const path = at.place({ headers });
  for (const body of ['body 1', 'body 2']) {
    const seen = await at.get(path);
    expect(seen).toMatchObject({ cache: 'BYPASS', body });
    expect(seen.headers.get('set-cookie')).toBe(headers['set-cookie' as keyof typeof headers] ?? null);
  }
});

it('keeps what is to be revalidated each time, and does so', async () => {
  const path = at.place({ headers: { 'cache-control': 'no-cache', etag: '"a"' }, confirms: true });
  await at.get(path);
  expect(await at.get(path)).toMatchObject({ cache: 'REVALIDATED', body: 'body 1' });
  expect(at.origin.requests(path)[1]?.headers['if-none-match']).toBe('"a"');
});

it('still hands on the Vary of the origin when that has confirmed its copy without one', async () => {
  const headers = { 'cache-control': 'no-cache', etag: '"a"' };
  const path = at.place({ headers: { ...headers, vary: 'rsc' } });
  await at.get(path);
  at.origin.answer(path, { headers, confirms: true });
  const confirmed = await at.get(path);
  expect(confirmed.cache).toBe('REVALIDATED');
  expect(confirmed.headers.get('vary')).toBe('rsc');
});

it('subtracts the age that an answer already has', async () => {
  const path = at.place({ headers: { ...FRESH, age: '60' } });
  await at.get(path);
  expect((await at.get(path)).cache).toBe('EXPIRED');
});

it.each([
  ['max-age=60', 'BYPASS'],
  ['public, max-age=60', 'HIT'],
  ['s-maxage=60', 'HIT'],
  ['max-age=60, must-revalidate', 'HIT'],
])('with Authorization treats "%s" as %s', async (cacheControl, expected) => {
  const path = at.place({ headers: { 'cache-control': cacheControl } });
  const init = { headers: { authorization: 'Bearer somebody' } };
  await at.get(path, init);
  expect((await at.get(path, init)).cache).toBe(expected);
});

it('does not tell visitors apart by their cookies', async () => {
  const path = at.place({ headers: FRESH });
  await at.get(path, { headers: { cookie: 'session=a' } });
  expect((await at.get(path, { headers: { cookie: 'session=b; not-strata-change=1' } })).cache).toBe('HIT');
});

it.each([
  ...RULES.bypassCookies.map((name) => ['cookie', `a=b; ${name}=1`]),
  ...RULES.bypassHeaders.map((name) => [name, '7']),
])('goes past the cache for %s: %s', async (name, value) => {
  const path = at.place({ headers: FRESH });
  await at.get(path);
  const seen = await at.get(path, { headers: { [name]: value } });
  expect(seen).toMatchObject({ cache: 'BYPASS', body: 'body 2' });
  expect(at.origin.requests(path)[1]?.headers[name]).toBe(value);
  expect(await at.get(path)).toMatchObject({ cache: 'HIT', body: 'body 1' });
});

it.each(RULES.bypassPaths)('goes past the cache below %s', async (prefix) => {
  const path = at.place({ headers: FRESH }, prefix);
  await at.get(path);
  expect(await at.get(path)).toMatchObject({ cache: 'BYPASS', body: 'body 2' });
});

it('hands on what is no reading', async () => {
  const path = at.place({ headers: FRESH });
  await at.get(path);
  const posted = await at.get(path, { method: 'POST', body: 'x' });
  expect(posted).toMatchObject({ cache: 'DYNAMIC', body: 'body 2' });
  expect((await at.get(path)).body).toBe('body 1');
});

it('keeps queries apart, whatever their order', async () => {
  const path = at.place({ headers: FRESH });
  await at.get(`${path}?b=2&a=1`);
  expect((await at.get(`${path}?a=1&b=2`)).cache).toBe('HIT');
  expect((await at.get(`${path}?a=1&b=3`)).cache).toBe('MISS');
  expect(at.origin.requests(path)[0]?.url).toBe(`${path}?b=2&a=1`);
});

it.each(['x-forwarded-host', 'x-original-url', 'x-http-method-override'])(
  'keeps apart what is asked for with %s',
  async (name) => {
    const path = at.place({ headers: FRESH });
    await at.get(path, { headers: { [name]: 'other' } });
    expect((await at.get(path)).cache).toBe('MISS');
  },
);

it('answers HEAD from GET', async () => {
  const path = at.place({ headers: FRESH });
  expect(await at.get(path, { method: 'HEAD' })).toMatchObject({ status: 200, cache: 'MISS', body: '' });
  expect(at.origin.requests(path)[0]?.method).toBe('GET');
  expect(await at.get(path)).toMatchObject({ cache: 'HIT', body: 'body 1' });
});

it('answers conditions and ranges from its copy', async () => {
  const path = at.place({ headers: { ...FRESH, etag: '"a"' }, body: 'abcdef' });
  await at.get(path);
  const confirmed = await at.get(path, { headers: { 'if-none-match': '"a"' } });
  expect(confirmed).toMatchObject({ status: 304, cache: 'HIT', body: '' });
  const part = await at.get(path, { headers: { range: 'bytes=1-2' } });
  expect(part).toMatchObject({ status: 206, cache: 'HIT', body: 'bc' });
  expect(count(path)).toBe(1);
});

it('ignores Vary, save for the encoding', async () => {
  const path = at.place({ headers: { ...FRESH, vary: 'RSC, Accept-Encoding' } });
  const ask = (headers: Record<string, string>) => at.get(path, { headers });
  await ask({ 'accept-encoding': 'gzip, deflate, br' });
  const other = await ask({ rsc: '1', 'accept-encoding': 'br;q=1.0, zstd' });
  expect(other).toMatchObject({ cache: 'HIT', body: 'body 1' });
  expect(other.headers.get('vary')?.toLowerCase()).toBe('rsc, accept-encoding');
  expect((await ask({ 'accept-encoding': 'br;q=0, gzip' })).cache).toBe('MISS');
  expect((await ask({ 'accept-encoding': 'deflate' })).cache).toBe('MISS');
  expect(at.origin.requests(path).map(({ headers }) => headers['accept-encoding'])).toEqual(['br', 'gzip', 'identity']);
});

it('ignores a Vary that says nothing of the encoding', async () => {
  const path = at.place({ headers: { ...FRESH, vary: 'RSC' } });
  await at.get(path);
  const other = await at.get(path, { headers: { rsc: '1', 'accept-encoding': 'identity' } });
  expect(other).toMatchObject({ cache: 'HIT', body: 'body 1' });
});

it('never gives an encoded body to who cannot read it, even if the origin forgot Vary', async () => {
  const path = at.place({ headers: { ...FRESH, 'content-encoding': 'x-none' } });
  await at.get(path, { headers: { 'accept-encoding': 'br' } });
  expect((await at.get(path, { headers: { 'accept-encoding': 'identity' } })).cache).toBe('MISS');
});

it('asks once for what a hundred visitors want at the same time', async () => {
  const path = at.place({ headers: FRESH, delay: 150 });
  const seen = await Promise.all(Array.from({ length: 100 }, () => at.get(path)));
  expect(seen.every(({ body }) => body === 'body 1')).toBe(true);
  expect(count(path)).toBe(1);
});

it('caches errors and redirects that allow it while no Cache Response Rules forbid that', async () => {
  const path = at.place({ status: 307, headers: { ...FRESH, location: '/' } });
  await at.get(path);
  expect(await at.get(path)).toMatchObject({ status: 307, cache: 'HIT' });
});
