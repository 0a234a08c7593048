import Cloudflare from 'cloudflare';
import { expect, it } from 'vitest';
import { edgeForFile } from '#tests/support/edge-for-file.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const at = edgeForFile();
const FRESH = { 'cache-control': 'public, max-age=60' };
const tagged = (tags: string | string[], rest = {}) => ({ ...FRESH, 'cache-tag': tags, ...rest });
const host = () => new URL(at.edge.url).host;

/** Caches a path. */
async function store(...[answer, prefix]: Parameters<typeof at.place>): Promise<string> {
  const path = at.place(answer, prefix);
  await at.get(path);
  expect((await at.get(path)).cache).toBe('HIT');
  return path;
}

it('drops what has one of the tags, whatever their case, and nothing else', async () => {
  const one = await store({ headers: tagged(' Product:1 ,, category-2') });
  const two = await store({ headers: tagged(['home', 'PRODUCT:2']) });
  const other = await store({ headers: tagged('product:12') });
  expect((await at.call({ tags: ['pRODUCT:1', 'product:2', 'unknown'] })).status).toBe(200);
  expect(await at.get(one)).toMatchObject({ cache: 'MISS', body: 'body 2' });
  expect(await at.get(two)).toMatchObject({ cache: 'MISS', body: 'body 2' });
  expect((await at.get(other)).cache).toBe('HIT');
});

it('purges each of a thousand tags, by a hundred long ones at a time', async () => {
  const tags = Array.from({ length: 1_000 }, (_, n) => `tag-${n}-abcdef`);
  const path = await store({ headers: tagged(tags.join(',')) });
  const long = Array.from({ length: 99 }, (_, n) => `${n}-`.padEnd(1_024, 'x'));
  await at.call({ tags: [...long, 'tag-999-abcdef'] });
  expect((await at.get(path)).cache).toBe('MISS');
});

it('gives no tags to an answer with more than 16 KB of them', async () => {
  const path = await store({ headers: tagged(`first,${'x'.repeat(16_384)}`) });
  await at.call({ tags: ['first'] });
  expect((await at.get(path)).cache).toBe('HIT');
});

it('drops by address, with the whole query, by prefix and by host', async () => {
  const path = await store({ headers: FRESH }, '/a/b,c');
  await at.get(`${path}?y=2&x=1`);
  await at.call({ files: [`http://${host()}${path}?x=1&y=2`] });
  expect((await at.get(`${path}?y=2&x=1`)).cache).toBe('MISS');
  expect((await at.get(path)).cache).toBe('HIT');

  await at.call({ files: [{ url: `http://${host()}${path}` }] });
  expect((await at.get(path)).cache).toBe('MISS');

  await at.call({ prefixes: [`${host()}/a/b`] });
  expect((await at.get(path)).cache).toBe('HIT');
  await at.call({ prefixes: [`${host()}/a/b,c/`] });
  expect((await at.get(path)).cache).toBe('MISS');

  await at.call({ hosts: ['elsewhere.test'] });
  expect((await at.get(path)).cache).toBe('HIT');
  await at.call({ hosts: [host()] });
  expect((await at.get(path)).cache).toBe('MISS');
});

it('drops everything', async () => {
  const path = await store({ headers: FRESH });
  await at.call({ purge_everything: true });
  expect((await at.get(path)).cache).toBe('MISS');
});

it('after an invalidation asks the origin whether the copy is still right', async () => {
  const headers = tagged('stock:1', { etag: '"a"' });
  const path = await store({ headers, confirms: true });
  await at.call({ tags: ['Stock:1'] }, { endpoint: 'invalidate_cache' });
  expect(await at.get(path)).toMatchObject({ cache: 'REVALIDATED', body: 'body 1' });
  expect(at.origin.requests(path)[1]?.headers['if-none-match']).toBe('"a"');
  expect((await at.get(path)).cache).toBe('HIT');

  at.origin.answer(path, { headers: { ...headers, etag: '"b"' }, confirms: true });
  await at.call({ tags: ['stock:1'] }, { endpoint: 'invalidate_cache' });
  expect(await at.get(path)).toMatchObject({ cache: 'EXPIRED', body: 'body 3' });
});

it('after an invalidation serves the old copy as long as it may while it is fetched anew', async () => {
  const directives = 'max-age=60, stale-while-revalidate=60';
  const path = await store({ headers: tagged('text:1', { 'cache-control': directives }) });
  await at.call({ tags: ['text:1'] }, { endpoint: 'invalidate_cache' });
  expect(await at.get(path)).toMatchObject({ cache: 'UPDATING', body: 'body 1' });
  const next = await waitUntil(2_000, 'no new copy', async () => {
    const seen = await at.get(path);
    return seen.cache === 'HIT' ? seen : undefined;
  });
  expect(next.body).toBe('body 2');
});

it('after a purge serves the old copy to nobody, whatever it was allowed', async () => {
  const directives = 'max-age=60, stale-while-revalidate=60, stale-if-error=60';
  const path = await store({ headers: tagged('price:1', { 'cache-control': directives, etag: '"a"' }) });
  at.origin.answer(path, { status: 503 });
  await at.call({ tags: ['price:1'] });
  expect((await at.get(path)).status).toBe(503);
  expect(at.origin.requests(path)[1]?.headers).not.toHaveProperty('if-none-match');
});

it('does not concern an answer that is on its way: the old one is stored after the purge', async () => {
  const path = at.place({ headers: tagged('racing'), delay: 300 });
  const first = at.get(path);
  await waitUntil(2_000, 'no request', async () => at.origin.requests(path)[0]);
  await at.call({ tags: ['racing'] });
  expect((await first).cache).toBe('MISS');
  expect(await at.get(path)).toMatchObject({ cache: 'HIT', body: 'body 1' });
  await at.call({ tags: ['racing'] });
  expect(await at.get(path)).toMatchObject({ cache: 'MISS', body: 'body 2' });
});

it('drops every variant of an address', async () => {
  const path = await store({ headers: tagged('variant', { vary: 'accept-encoding' }) });
  const plain = { headers: { 'accept-encoding': 'identity' } };
  await at.get(path, plain);
  await at.call({ tags: ['variant'] });
  expect((await at.get(path)).cache).toBe('MISS');
  expect((await at.get(path, plain)).cache).toBe('MISS');
});

it('purges from no visitor', async () => {
  const path = await store({ headers: tagged('mine') });
  await at.get(path, { method: 'PURGE', headers: { 'x-edge-keys': 't:mine' } });
  expect((await at.get(path)).cache).toBe('HIT');
});

it('tells in its log what it was asked for, and where it was done', async () => {
  const path = await store({ headers: tagged('logged') });
  await at.call({ tags: ['Logged'] });
  await at.call({ hosts: ['shop.test'] }, { endpoint: 'invalidate_cache' });
  const [purge, invalidation] = at.edge.requests().slice(-2);
  expect(purge).toEqual({
    at: expect.any(Number),
    endpoint: 'purge_cache',
    tags: ['Logged'],
    others: [],
    status: 200,
    applied: [{ location: 1, at: expect.any(Number), objects: 1 }],
    faults: [],
  });
  expect(invalidation).toMatchObject({ endpoint: 'invalidate_cache', others: ['shop.test'], status: 200 });
  expect((await at.get(path)).cache).toBe('MISS');
});

it('takes the calls of the official client', async () => {
  const { base, token, zone } = at.edge.api;
  const client = new Cloudflare({ apiToken: token, baseURL: base, maxRetries: 0 });
  const path = await store({ headers: tagged('sdk', { etag: '"a"' }), confirms: true });
  expect(await client.cache.purge({ zone_id: zone, tags: ['sdk'] })).toEqual({ id: expect.any(String) });
  expect((await at.get(path)).cache).toBe('MISS');
  await client.cache.invalidate({ zone_id: zone, tags: ['sdk'] });
  expect((await at.get(path)).cache).toBe('REVALIDATED');
  const stranger = new Cloudflare({ apiToken: 'other', baseURL: base, maxRetries: 0 });
  await expect(stranger.cache.purge({ zone_id: zone, tags: ['sdk'] })).rejects.toMatchObject({ status: 403 });
});
