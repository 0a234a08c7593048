import { describe, expect, it, vi } from 'vitest';
import { createRedisStore } from '#lib/cache/engine/shared/redis-store.ts';
import { createShop, servePages } from '#tests/support/page-shop.ts';
import { type Answered, decoded, SHARED } from '#tests/support/raw-http.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';
import { startRedisServer } from '#tests/support/redis-server.ts';

const PAGE = 'public, max-age=0, must-revalidate, s-maxage=300, stale-while-revalidate=300, stale-if-error=86400';
const BRIEF = 'public, max-age=0, must-revalidate, s-maxage=5';
const status = ({ headers }: Answered) => headers['cache-status'];
const HIT = 'strata-page;hit';
const HIT_SHARED = 'strata-page;hit;detail=l2';
const FILLED = 'strata-page;fwd=miss;stored';

const redis = redisForFile();
let files = 0;

/** Two processes that serve one shop, with one Redis between them. */
async function openTwo(url = redis.url) {
  const shop = createShop();
  files += 1;
  const prefix = `pages-${files}:`;
  const serve = () => servePages({ render: shop.render, shared: createRedisStore({ url, prefix }) });
  const [one, other] = await Promise.all([serve(), serve()]);
  for (const { cache } of [one, other]) await until(() => cache.stats().trusted);
  return { shop, one, other };
}
const until = (look: () => boolean | Promise<boolean>) =>
  vi.waitFor(async () => expect(await look()).toBe(true), { timeout: 8_000, interval: 10 });
const ticketOf = (announced: object) => (announced as { ticket: number }).ticket;

describe('two processes', () => {
  it('render a page once, and both have it', async () => {
    const { shop, one, other } = await openTwo();
    const first = await one.get();
    expect(status(first)).toBe(FILLED);
    const second = await other.get();
    expect(status(second)).toBe(HIT_SHARED);
    expect(status(await other.get())).toBe(HIT);
    expect(second.body).toEqual(first.body);
    expect(second.headers.etag).toBe(first.headers.etag);
    for (const name of ['cache-control', 'vary', 'content-type', 'content-security-policy', ...SHARED]) {
      expect(second.headers[name], name).toBe(first.headers[name]);
    }
    expect(second.headers['cache-control']).toBe(PAGE);
    expect(shop.renders).toHaveLength(1);
  });

  it('render it once when both are asked by many at the same time', async () => {
    const { shop, one, other } = await openTwo();
    const release = shop.hold();
    const asked = [one, other].flatMap(({ get }) => Array.from({ length: 20 }, () => get()));
    await until(() => shop.renders.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    release();
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(decoded))).toEqual(new Set(['<h1>Moka pot</h1>']));
    expect(shop.renders).toHaveLength(1);
  });

  it('have one text of a page in each encoding', async () => {
    const { shop, one, other } = await openTwo();
    shop.state.text = 'Möka pot '.repeat(500);
    for (const { get } of [one, other]) {
      const answers = [];
      for (const encoding of ['br', 'gzip', 'identity']) {
        const answer = await get(undefined, { 'accept-encoding': encoding });
        expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
        answers.push(decoded(answer));
      }
      expect(new Set(answers)).toEqual(new Set([`<h1>${shop.state.text}</h1>`]));
    }
    expect(shop.renders).toHaveLength(1);
  });

  it('both end a page that one of them says has changed, as soon as the other has heard of it', async () => {
    const { shop, one, other } = await openTwo();
    await one.get();
    await other.get();
    shop.state.text = 'Moka pot, larger';
    const ticket = ticketOf(await one.cache.invalidateTags({ hard: ['product:1'] }));
    await until(async () => (await one.cache.acknowledged(ticket)).behind === 0);
    expect(await one.cache.acknowledged(ticket)).toEqual({ processes: 2, behind: 0 });
    const anew = await other.get();
    expect(status(anew)).toBe(FILLED);
    expect(decoded(anew)).toContain('larger');
    expect(status(await one.get())).toBe(HIT_SHARED);
    expect(shop.renders).toHaveLength(2);
  });

  it('neither keep nor share what one has rendered while the other said that it has changed', async () => {
    const { shop, one, other } = await openTwo();
    const release = shop.hold();
    const asked = one.get();
    await until(() => shop.renders.length === 1);
    shop.state.text = 'Moka pot, larger';
    const ticket = ticketOf(await other.cache.invalidateTags({ hard: ['product:1'] }));
    await until(() => one.cache.position() >= ticket);
    release();
    const early = await asked;
    expect(decoded(early)).toBe('<h1>Moka pot</h1>');
    expect(early.headers['cache-control']).toBe('no-store');
    for (const name of SHARED) expect(early.headers[name], name).toBeUndefined();
    for (const { get } of [other, one]) expect(decoded(await get())).toContain('larger');
    expect(shop.renders).toHaveLength(2);
  });

  it('both know that a page is not there, until a tag says otherwise', async () => {
    const { shop, one, other } = await openTwo();
    Object.assign(shop.state, { status: 404, tags: ['slug:moka-pot'] });
    const answers = [await one.get(), await other.get()];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers.map(status)).toEqual([FILLED, HIT_SHARED]);
    Object.assign(shop.state, { status: 200 });
    const ticket = ticketOf(await one.cache.invalidateTags({ hard: ['slug:moka-pot'] }));
    await until(() => other.cache.position() >= ticket);
    expect((await other.get()).status).toBe(200);
  });
});

describe('while Redis is away', () => {
  it('pages are answered, and a CDN keeps them for seconds once the shop cannot be sure; then all is as before', async () => {
    const server = await startRedisServer();
    try {
      const { shop, one, other } = await openTwo(server.url);
      await one.get();
      await other.get();
      await one.get('/products/other');
      server.pause();
      await until(() => [one, other].every(({ cache }) => !cache.stats().trusted));
      // What is here, what is there, and what is nowhere.
      for (const { get } of [one, other]) {
        for (const path of ['/products/moka-pot', '/products/other', '/products/third']) {
          const answer = await get(path);
          expect(answer.status, path).toBe(200);
          expect(answer.headers['cache-control'], path).toBe(BRIEF);
          expect(answer.headers['cloudflare-cdn-cache-control'], path).toBe('max-age=5');
          expect(answer.headers['cache-tag'], path).toBe('product:1,slug:moka-pot');
        }
      }
      // Nobody can be told now: whoever changed it does not show the old one, and tells the others later.
      shop.state.text = 'Moka pot, larger';
      expect(await one.cache.invalidateTags({ hard: ['product:1'] })).toEqual({ state: 'owed' });
      expect(decoded(await one.get())).toContain('larger');
      server.resume();
      await vi.waitFor(async () => expect(decoded(await other.get())).toContain('larger'), { timeout: 8_000 });
      await vi.waitFor(
        async () => {
          for (const { get } of [one, other]) {
            const answer = await get();
            expect(decoded(answer)).toContain('larger');
            expect(answer.headers['cache-control']).toBe(PAGE);
          }
        },
        { timeout: 8_000 },
      );
    } finally {
      await server.stop();
    }
  });

  it('and comes back without anything, no page from before is served as current', async () => {
    const server = await startRedisServer();
    try {
      const { shop, one, other } = await openTwo(server.url);
      await one.get();
      await other.get();
      await server.kill();
      await until(() => [one, other].every(({ cache }) => !cache.stats().trusted));
      for (const { get } of [one, other]) {
        const answer = await get();
        expect([answer.status, answer.headers['cache-control']]).toEqual([200, BRIEF]);
      }
      shop.state.text = 'Moka pot, larger';
      await server.restart();
      await vi.waitFor(
        async () => {
          for (const { get } of [one, other]) {
            const answer = await get();
            expect(decoded(answer)).toContain('larger');
            expect(answer.headers['cache-control']).toBe(PAGE);
          }
        },
        { timeout: 10_000 },
      );
      const ticket = ticketOf(await other.cache.invalidateTags({ hard: ['product:1'] }));
      await until(async () => (await one.cache.acknowledged(ticket)).behind === 0);
      expect(await one.cache.acknowledged(ticket)).toEqual({ processes: 2, behind: 0 });
      expect(status(await one.get())).toBe(FILLED);
    } finally {
      await server.stop();
    }
  });
});
