import { expect, it } from 'vitest';
import { RULES } from '#scripts/edge/rules.ts';
import { edgeForFile } from '#tests/support/edge-for-file.ts';

const at = edgeForFile({ vary: 'on', responseRules: 'on' });
const FRESH = { 'cache-control': 'public, max-age=60' };

it.each(RULES.varyHeaders)('tells variants apart by %s where the origin does', async (name) => {
  const path = at.place({ headers: { ...FRESH, vary: `${name.toUpperCase()}, Accept-Encoding` } });
  const variant = { headers: { [name]: '1' } };
  expect(await at.get(path)).toMatchObject({ cache: 'MISS', body: 'body 1' });
  expect(await at.get(path, variant)).toMatchObject({ cache: 'MISS', body: 'body 2' });
  expect(await at.get(path)).toMatchObject({ cache: 'HIT', body: 'body 1' });
  expect(await at.get(path, variant)).toMatchObject({ cache: 'HIT', body: 'body 2' });
});

it('ignores those headers where the origin does not vary by them', async () => {
  const path = at.place({ headers: FRESH });
  await at.get(path);
  expect((await at.get(path, { headers: { rsc: '1' } })).cache).toBe('HIT');
});

it('does not cache what varies by anything else', async () => {
  const path = at.place({ headers: { ...FRESH, vary: 'rsc, Cookie' } });
  await at.get(path);
  expect((await at.get(path)).cache).toBe('BYPASS');
});

it('keeps the variant that the origin confirms', async () => {
  const headers = { 'cache-control': 'public, max-age=60', etag: '"a"', 'cache-tag': 'variant' };
  const path = at.place({ headers: { ...headers, vary: 'RSC, Accept-Encoding' }, confirms: true });
  const variant = { headers: { rsc: '1' } };
  await at.get(path, variant);
  // A 304 need not repeat Vary.
  at.origin.answer(path, { headers, confirms: true });
  await at.call({ tags: ['variant'] }, { endpoint: 'invalidate_cache' });
  expect((await at.get(path, variant)).cache).toBe('REVALIDATED');
  expect(await at.get(path, variant)).toMatchObject({ cache: 'HIT', body: 'body 1' });
  expect((await at.get(path, variant)).headers.get('vary')).toBe('rsc, accept-encoding');
  expect((await at.get(path)).cache).toBe('MISS');
});

it.each([302, 303, 307, 500, 501])('keeps %i out, whatever its headers allow', async (status) => {
  const path = at.place({ status, headers: { ...FRESH, location: '/' } });
  await at.get(path);
  expect((await at.get(path)).cache).toBe('BYPASS');
});

it.each([301, 308, 404])('still caches %i where its headers allow it', async (status) => {
  const path = at.place({ status, headers: { ...FRESH, location: '/' } });
  await at.get(path);
  expect((await at.get(path)).cache).toBe('HIT');
});
