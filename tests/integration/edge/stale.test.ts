import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { edgeForFile } from '#tests/support/edge-for-file.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const at = edgeForFile();
const TARGETED = 'cloudflare-cdn-cache-control';
/** Headers of an answer that is as old as it may become. */
const expired = (directives: string, name = TARGETED) => ({ [name]: `max-age=10, ${directives}`, age: '10' });

it('serves a stale copy while it fetches a new one', async () => {
  const path = at.place({ headers: expired('stale-while-revalidate=60') });
  await at.get(path);
  at.origin.answer(path, { headers: { [TARGETED]: 'max-age=60' }, delay: 200 });
  const startedAt = performance.now();
  const stale = await at.get(path);
  expect(stale).toMatchObject({ cache: 'UPDATING', body: 'body 1' });
  expect(performance.now() - startedAt).toBeLessThan(150);
  expect(stale.headers.get('cache-status')).toMatch(/^strata-edge; hit; ttl=-?\d+; detail=UPDATING$/);
  await waitUntil(2_000, 'no new copy', async () => (await at.get(path)).cache === 'HIT' || undefined);
  expect(await at.get(path)).toMatchObject({ body: 'body 2' });
  expect(at.origin.requests(path)).toHaveLength(2);
});

it.each(['s-maxage=10', 'must-revalidate', 'proxy-revalidate'])(
  'serves nothing stale where %s is said',
  async (word) => {
    const path = at.place({ headers: expired(`${word}, stale-while-revalidate=60, stale-if-error=60`) });
    await at.get(path);
    expect(await at.get(path)).toMatchObject({ cache: 'EXPIRED', body: 'body 2' });
    at.origin.answer(path, { status: 503 });
    expect(await at.get(path)).toMatchObject({ status: 503, cache: 'BYPASS' });
  },
);

it('does not mind what a header says that a targeted one overrules', async () => {
  const path = at.place({
    headers: { ...expired('stale-while-revalidate=60'), 'cache-control': 's-maxage=10, must-revalidate' },
  });
  await at.get(path);
  expect((await at.get(path)).cache).toBe('UPDATING');
});

it('takes the windows of plain Cache-Control too', async () => {
  const path = at.place({ headers: expired('stale-while-revalidate=60', 'cache-control') });
  await at.get(path);
  expect((await at.get(path)).cache).toBe('UPDATING');
});

it('serves no older copy than the window allows', async () => {
  const path = at.place({ headers: expired('stale-while-revalidate=1') });
  await at.get(path);
  await wait(1_050);
  expect(await at.get(path)).toMatchObject({ cache: 'EXPIRED', body: 'body 2' });
});

it.each([500, 502, 503, 504])('serves a stale copy when the origin answers %i', async (status) => {
  const path = at.place({ headers: expired('stale-if-error=60') });
  await at.get(path);
  at.origin.answer(path, { status });
  expect(await at.get(path)).toMatchObject({ status: 200, cache: 'STALE', body: 'body 1' });
  expect(at.origin.requests(path)).toHaveLength(2);
  at.origin.answer(path, {});
  expect(await at.get(path)).toMatchObject({ status: 200, cache: 'BYPASS', body: 'body 3' });
});

it('hands on the error where no stale copy may stand in', async () => {
  const path = at.place({ headers: expired('stale-while-revalidate=0') });
  await at.get(path);
  at.origin.answer(path, { status: 503, body: 'broken' });
  expect(await at.get(path)).toMatchObject({ status: 503, body: 'broken' });
});

it('hands on an error that no window is meant for', async () => {
  const path = at.place({ headers: expired('stale-if-error=60') });
  await at.get(path);
  at.origin.answer(path, { status: 404 });
  expect((await at.get(path)).status).toBe(404);
});

it('goes on serving the stale copy when fetching a new one fails', async () => {
  const path = at.place({ headers: expired('stale-while-revalidate=60') });
  await at.get(path);
  at.origin.answer(path, { status: 503 });
  expect((await at.get(path)).cache).toBe('UPDATING');
  await waitUntil(2_000, 'no attempt', async () => at.origin.requests(path).length > 1 || undefined);
  expect(await at.get(path)).toMatchObject({ status: 200, cache: 'UPDATING', body: 'body 1' });
});

it('asks once for what a hundred visitors find too old', async () => {
  const path = at.place({ headers: expired('must-revalidate') });
  await at.get(path);
  at.origin.answer(path, { headers: { [TARGETED]: 'max-age=60' }, delay: 150 });
  const seen = await Promise.all(Array.from({ length: 100 }, () => at.get(path)));
  expect(seen.every(({ body }) => body === 'body 2')).toBe(true);
  expect(at.origin.requests(path)).toHaveLength(2);
});
