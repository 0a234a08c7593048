import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Cache } from '#lib/cache/engine/cache.ts';
import { createMemoryStore } from '#lib/cache/engine/shared/memory-store.ts';
import { positionOf } from '#lib/changes/tickets.ts';
import { answerFailed } from '#lib/http/answer.ts';
import { currentScope } from '#lib/http/scope.ts';
import { borrow } from '#tests/support/engine.ts';
import { createShop, HTML, PRODUCT_PATH as PATH, type Render, servePages } from '#tests/support/page-shop.ts';
import { type Answered, decoded, SHARED } from '#tests/support/raw-http.ts';
import { createFlakyStore } from '#tests/unit/cache/support/fleet.ts';

vi.mock('#lib/changes/tickets.ts', () => ({ positionOf: vi.fn(async () => undefined) }));
const positions = vi.mocked(positionOf);
beforeEach(() => void positions.mockReset());

const PAGE = 'public, max-age=0, must-revalidate, s-maxage=300, stale-while-revalidate=300, stale-if-error=86400';

const serve = (render: Render, shared = createMemoryStore({ maxBytes: 10_000_000 })) => servePages({ render, shared });
async function open() {
  const shop = createShop();
  return { shop, ...(await serve(shop.render)) };
}
const status = ({ headers }: Answered) => headers['cache-status'];
const HIT = 'strata-page;hit';
const FILLED = 'strata-page;fwd=miss;stored';

function expectUnshared({ headers }: Answered): void {
  expect(headers['cache-control']).toBe('no-store');
  for (const name of SHARED) expect(headers[name], name).toBeUndefined();
}

describe('a public page', () => {
  it('is rendered for the first who asks, and found by the next', async () => {
    const { shop, get } = await open();
    const [first, second] = [await get(), await get()];
    expect([first, second].map(status)).toEqual([FILLED, HIT]);
    expect(String(second.body)).toBe('<h1>Moka pot</h1>');
    expect(second.body).toEqual(first.body);
    for (const { headers } of [first, second]) {
      expect(headers['cache-control']).toBe(PAGE);
      expect(headers['cache-tag']).toBe('product:1,slug:moka-pot');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers.age).toBeUndefined();
    }
    expect(first.headers['server-timing']).toMatch(/total;dur=\d/);
    expect(second.headers['server-timing']).toMatch(/^strata-page;dur=\d/);
    expect(shop.renders).toEqual([PATH]);
  });

  it('is rendered once, however many ask at once', async () => {
    const { shop, get } = await open();
    const release = shop.hold();
    const asked = Array.from({ length: 50 }, () => get());
    await vi.waitFor(() => expect(shop.renders).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    const answers = await Promise.all(asked);
    expect(shop.renders).toEqual([PATH]);
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
    expect(answers.map((answer) => answer.status)).toEqual(Array(50).fill(200));
  });

  it('is one for all who ask for the same, whatever else they say', async () => {
    const { shop, get } = await open();
    await get(`${PATH}?utm_source=mail`, { cookie: 'session=a' });
    for (const [path, headers] of [
      [`${PATH}?fbclid=1&gclid=2`, {}],
      [PATH, { cookie: 'session=b; theme=dark', 'user-agent': 'bingbot', 'accept-language': 'de' }],
      [PATH, { 'x-middleware-prefetch': '1', 'x-nextjs-data': '1', 'next-resume': '1', 'x-invoke-path': '/x' }],
      [PATH, { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4' }],
    ] as [string, Record<string, string>][]) {
      expect(status(await get(path, headers)), JSON.stringify(headers)).toBe(HIT);
    }
    await get('/search?q=Mug&page=1');
    expect(status(await get('/search?sort=relevance&q=%20mug'))).toBe(HIT);
    expect(shop.renders).toEqual([PATH, '/search?q=mug']);
  });

  it('is rendered anew when something that was read for it has changed', async () => {
    const { shop, cache, get } = await open();
    await get();
    shop.state.text = 'Moka pot, larger';
    await cache.invalidateTags({ hard: ['product:2'] });
    expect(status(await get())).toBe(HIT);
    await cache.invalidateTags({ hard: ['product:1'] });
    const answer = await get();
    expect(status(answer)).toBe(FILLED);
    expect(String(answer.body)).toContain('larger');
    expect(answer.headers['cache-control']).toBe(PAGE);
    expect(shop.renders).toHaveLength(2);
  });

  it('is shown once more, and to no CDN, when it may be served while it is made anew', async () => {
    const { shop, cache, get } = await open();
    await get();
    shop.state.text = 'Moka pot, larger';
    await cache.invalidateTags({ soft: ['product:1'] });
    const stale = await get();
    expect(status(stale)).toBe('strata-page;hit;detail=stale');
    expect(String(stale.body)).toBe('<h1>Moka pot</h1>');
    expectUnshared(stale);
    await vi.waitFor(async () => expect(String((await get()).body)).toContain('larger'));
  });

  it('has another entry for another build, whose scripts are others', async () => {
    const shop = createShop();
    const shared = createMemoryStore({ maxBytes: 10_000_000 });
    const open = (build: string) => servePages({ render: shop.render, shared: borrow(shared), build });
    await (await open('build-1')).get();
    expect(status(await (await open('build-1')).get())).toBe('strata-page;hit;detail=l2');
    expect(status(await (await open('build-2')).get())).toBe(FILLED);
  });

  it('has an entry of its own however long its address is', async () => {
    const { shop, get } = await open();
    const long = `/api/products/batch?ids=${Array.from({ length: 90 }, (_, at) => at + 100)}`;
    for (const last of [1, 2]) expect(status(await get(`${long},${last}`))).toBe(FILLED);
    expect(status(await get(`${long},1&utm=x`))).toBe(HIT);
    expect(shop.renders).toEqual([`${long},1`, `${long},2`]);
  });
});

describe('a page that changes while it is rendered', () => {
  it('is answered to those who wait, settles nowhere, and is rendered anew for the next', async () => {
    const { shop, cache, get } = await open();
    const release = shop.hold();
    const asked = [get(), get()];
    await vi.waitFor(() => expect(shop.renders).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 30));
    shop.state.text = 'Moka pot, larger';
    await cache.invalidateTags({ hard: ['product:1'] });
    release();
    for (const answer of await Promise.all(asked)) {
      expect(answer.status).toBe(200);
      expect(String(answer.body)).toBe('<h1>Moka pot</h1>');
      expectUnshared(answer);
    }
    const next = await get();
    expect(String(next.body)).toContain('larger');
    expect(status(next)).toBe(FILLED);
    expect(next.headers['cache-control']).toBe(PAGE);
    expect(shop.renders).toHaveLength(2);
  });

  it('settles nowhere when it is softly ended, either', async () => {
    const { shop, cache, get } = await open();
    const release = shop.hold();
    const asked = get();
    await vi.waitFor(() => expect(shop.renders).toHaveLength(1));
    await cache.invalidateTags({ soft: ['slug:moka-pot'] });
    release();
    expectUnshared(await asked);
  });

  it('settles nowhere when it has lost the right to be kept, whatever the reason', async () => {
    const shop = createShop();
    const store = createMemoryStore({ maxBytes: 10_000_000 });
    const acquire = vi.spyOn(store, 'acquire');
    const { get } = await serve(shop.render, store);
    const release = shop.hold();
    const asked = get();
    await vi.waitFor(() => expect(shop.renders).toHaveLength(1));
    await store.invalidate(
      acquire.mock.calls.flatMap(([requests]) => requests.map(({ key }) => key)),
      'hard',
    );
    release();
    const answer = await asked;
    expect(status(answer)).toBe(`${FILLED.replace(';stored', '')};detail=fenced`);
    expectUnshared(answer);
    expect(status(await get())).toBe(FILLED);
  });

  it('in something else is kept', async () => {
    const { shop, cache, get } = await open();
    const release = shop.hold();
    const asked = get();
    await vi.waitFor(() => expect(shop.renders).toHaveLength(1));
    await cache.invalidateTags({ hard: ['product:2'] });
    release();
    expect((await asked).headers['cache-control']).toBe(PAGE);
    expect(status(await get())).toBe(HIT);
  });

  it('is not waited for by who comes after the change', async () => {
    const { shop, cache, get } = await open();
    const release = shop.hold();
    const early = get();
    await vi.waitFor(() => expect(shop.renders).toHaveLength(1));
    shop.state.text = 'Moka pot, larger';
    await cache.invalidateTags({ hard: ['product:1'] });
    const late = get();
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    expect(String((await early).body)).toBe('<h1>Moka pot</h1>');
    expect(String((await late).body)).toContain('larger');
  });
});

describe('what is not there', () => {
  it('is a 404 that is kept for a short time, which a tag ends', async () => {
    const { shop, cache, get } = await open();
    Object.assign(shop.state, { status: 404, tags: ['slug:moka-pot'] });
    for (const expected of [FILLED, HIT]) {
      const answer = await get();
      expect(answer.status).toBe(404);
      expect(status(answer)).toBe(expected);
      expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=10');
      expect(answer.headers['cache-tag']).toBe('slug:moka-pot');
    }
    Object.assign(shop.state, { status: 200 });
    await cache.invalidateTags({ hard: ['slug:moka-pot'] });
    expect((await get()).status).toBe(200);
  });

  it('is asked for again after ten seconds, give or take one', async () => {
    const shop = createShop();
    shop.state.status = 404;
    const store = createMemoryStore({ maxBytes: 10_000_000 });
    const fill = vi.spyOn(store, 'fill');
    const { get } = await serve(shop.render, store);
    await get();
    const ttlMs = fill.mock.calls[0]?.[0][0]?.ttlMs ?? 0;
    expect(ttlMs).toBeGreaterThanOrEqual(9_000);
    expect(ttlMs).toBeLessThanOrEqual(11_000);
  });

  it('is kept nowhere without a tag that could end it', async () => {
    const { shop, get } = await open();
    Object.assign(shop.state, { status: 404, tags: [] });
    for (const _ of [1, 2]) {
      const answer = await get();
      expect(answer.status).toBe(404);
      expect(status(answer)).toBe('strata-page;fwd=miss;detail=unkept');
      expectUnshared(answer);
    }
    expect(shop.renders).toHaveLength(2);
  });

  it.each([301, 308, 400])('is not kept with status %i', async (code) => {
    const { shop, get } = await open();
    shop.state.status = code;
    for (const _ of [1, 2]) {
      const answer = await get();
      expect(answer.status).toBe(code);
      expectUnshared(answer);
    }
    expect(shop.renders).toHaveLength(2);
  });
});

describe('a page that cannot be rendered', () => {
  const failures: [string, number, (shop: ReturnType<typeof createShop>, render: Render) => Render][] = [
    [
      'is answered with 500',
      500,
      (shop, render) => (request, response) => {
        if (shop.state.status < 500) return render(request, response);
        shop.renders.push('failed');
        response.writeHead(500, HTML).end('secret stack');
      },
    ],
    [
      'is answered with 503',
      503,
      (shop, render) => (request, response) => {
        if (shop.state.status < 500) return render(request, response);
        shop.renders.push('failed');
        response.writeHead(503, HTML).end('secret stack');
      },
    ],
    [
      'says while it is rendered that something has failed, which Next makes a page of,',
      500,
      (shop, render) => (request, response) => {
        if (shop.state.status < 500) return render(request, response);
        shop.renders.push('failed');
        answerFailed();
        response.writeHead(200, HTML).end('<html id="__next_error__">secret</html>');
      },
    ],
    [
      'throws',
      503,
      (shop, render) => (request, response) => {
        if (shop.state.status < 500) return render(request, response);
        shop.renders.push('failed');
        throw new Error('secret');
      },
    ],
    [
      'breaks off',
      503,
      (shop, render) => (request, response) => {
        if (shop.state.status < 500) return render(request, response);
        shop.renders.push('failed');
        response.destroy();
      },
    ],
  ];

  it.each(failures)('since it %s is an error page, with status %i, that nobody keeps', async (_, code, fail) => {
    const shop = createShop();
    shop.state.status = 500;
    const { get } = await serve(fail(shop, shop.render));
    const answer = await get();
    expect(answer.status).toBe(code);
    expect((await get()).status).toBe(code);
    expect(String(answer.body)).toContain('This page did not come together');
    expect(String(answer.body)).not.toContain('secret');
    expectUnshared(answer);
    expect(answer.headers.etag).toBeUndefined();
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    shop.state.status = 200;
    await vi.waitFor(async () => expect((await get()).status).toBe(200), { timeout: 2_000 });
  });

  it.each(failures)('since it %s is answered with what there was, if there is something', async (_, _code, fail) => {
    const shop = createShop();
    const { cache, get } = await serve(fail(shop, shop.render));
    await get();
    shop.state.status = 500;
    await cache.invalidateTags({ soft: ['product:1'] });
    await get();
    await vi.waitFor(() => expect(shop.renders).toHaveLength(2));
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(String(answer.body)).toBe('<h1>Moka pot</h1>');
    expect(status(answer)).toBe('strata-page;hit;detail=stale');
    expectUnshared(answer);
  });

  it('but is only too old is answered with what there was, which a CDN keeps for seconds', async () => {
    const shop = createShop();
    const fail = failures[0]?.[2] as (typeof failures)[number][2];
    const { get } = await serve(fail(shop, shop.render));
    await get();
    shop.state.status = 500;
    const now = vi.spyOn(Date, 'now');
    onTestFinished(() => now.mockRestore());
    const later = performance.timeOrigin + performance.now() + 20 * 60_000;
    now.mockImplementation(() => later);
    await vi.waitFor(async () => {
      const answer = await get();
      expect(answer.status).toBe(200);
      expect(status(answer)).toBe('strata-page;hit;detail=stale');
      expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=5');
    });
  });

  it('is a 503 that says when to try again, for people and for programs', async () => {
    const { get } = await serve(() => {
      throw new Error('secret');
    });
    const page = await get();
    expect([page.status, page.headers['retry-after']]).toEqual([503, '1']);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const json = await get('/api/products');
    expect([json.status, json.headers['retry-after']]).toEqual([503, '1']);
    expect(json.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(String(json.body))).toMatchObject({ status: 503, type: expect.stringMatching(/\/busy$/) });
    expectUnshared(json);
  });

  it('is asked of the renderer no second time right away', async () => {
    const render = vi.fn<Render>(() => {
      throw new Error('broken');
    });
    const { get } = await serve(render);
    for (const answer of await Promise.all([get(), get(), get()])) expect(answer.status).toBe(503);
    expect((await get()).status).toBe(503);
    expect(render).toHaveBeenCalledOnce();
  });

  it('hides nothing from those who run the shop: each failed load is told where it happens, and no request twice', async () => {
    const { get, log } = await serve(() => {
      throw new Error('broken');
    });
    const error = vi.spyOn(log, 'error');
    await get();
    expect(error).not.toHaveBeenCalled();
  });
});

describe('what is somebody’s own', () => {
  it('is never shared: a cookie that is set for one reaches nobody', async () => {
    const shop = createShop();
    const { get } = await serve((request, response) => {
      response.setHeader('set-cookie', ['session=secret; Path=/']);
      return shop.render(request, response);
    });
    const answers = [await get(), await get(), await get(PATH, { cookie: 'a=b' })];
    for (const { headers } of answers) expect(headers['set-cookie']).toBeUndefined();
    expect(answers.map(status)).toEqual([FILLED, HIT, HIT]);
  });

  it('is neither looked for nor kept: with credentials a page is rendered for whoever has them', async () => {
    const shop = createShop();
    const { get } = await serve((request, response) => {
      shop.state.text = `for ${request.headers.authorization ?? 'all'}`;
      return shop.render(request, response);
    });
    const own = { authorization: 'Bearer me' };
    const first = await get(PATH, own);
    expect(String(first.body)).toContain('for Bearer me');
    expectUnshared(first);
    expect(String((await get()).body)).toContain('for all');
    const again = await get(PATH, own);
    expect(String(again.body)).toContain('for Bearer me');
    expectUnshared(again);
    expect(String((await get()).body)).toContain('for all');
    expect(shop.renders).toHaveLength(3);
  });

  it('does not reach what is rendered for all', async () => {
    const seen = vi.fn();
    const { get } = await serve((request, response) => {
      seen(Object.keys(request.headers).sort());
      response.writeHead(200, HTML).end('x');
    });
    await get(PATH, { cookie: 'session=secret', 'x-forwarded-for': '1.2.3.4', 'accept-language': 'de', 'x-any': 'y' });
    expect(seen.mock.calls).toEqual([[['connection', 'host', 'x-forwarded-proto']]]);
  });

  it('a draft is rendered for its editor and kept nowhere', async () => {
    const { shop, get } = await open();
    const draft = await get(PATH, { cookie: '__prerender_bypass=abc' });
    expectUnshared(draft);
    expect(status(await get())).toBe(FILLED);
    expect(shop.renders).toHaveLength(2);
  });
});

describe('what Next’s router fetches', () => {
  it('and the document at the same address never mix, and no other cache keeps either there', async () => {
    const { shop, get } = await open();
    const rsc = { rsc: '1' };
    const at = `${PATH}?_rsc=abc`;
    for (const _ of [1, 2]) {
      const payloads = [await get(at, rsc), await get(PATH, rsc)];
      for (const answer of payloads) {
        expect(String(answer.body)).toBe('0:"Moka pot"');
        expect(answer.headers['content-type']).toBe('text/x-component');
        expectUnshared(answer);
      }
      const document = await get();
      expect(String(document.body)).toBe('<h1>Moka pot</h1>');
      expect(document.headers['cache-control']).toBe(PAGE);
      const there = await get(at);
      expect(String(there.body)).toBe('<h1>Moka pot</h1>');
      expectUnshared(there);
    }
    expect(shop.renders).toEqual([`${PATH}?_rsc`, PATH]);
  });

  it('in parts is rendered for whoever asks', async () => {
    const { shop, get } = await open();
    for (const _ of [1, 2]) expectUnshared(await get(PATH, { rsc: '1', 'next-router-prefetch': '1' }));
    expect(shop.renders).toHaveLength(2);
  });
});

describe('who has seen a change', () => {
  const ticket = { 'strata-change': '12' };

  it('that this process knows of is answered from what is kept', async () => {
    const { cache, get } = await open();
    await get();
    const announced = await cache.invalidateTags({ hard: ['product:2'] });
    positions.mockResolvedValue('ticket' in announced ? announced.ticket : undefined);
    expect(status(await get(PATH, ticket))).toBe(HIT);
    expect(positions).toHaveBeenLastCalledWith('12');
  });

  it.each([
    ['has not heard of', async (cache: Cache) => cache.position() + 1_000_000],
    ['could not be told of yet', async () => 'unannounced' as const],
  ])('that this process %s is answered past what is kept, and nobody keeps that', async (_, positionIn) => {
    const { shop, cache, get } = await open();
    await get();
    shop.state.text = 'Moka pot, larger';
    positions.mockResolvedValue(await positionIn(cache));
    const answer = await get(PATH, { cookie: 'a=b; strata-change=12' });
    expect(String(answer.body)).toContain('larger');
    expectUnshared(answer);
    positions.mockResolvedValue(undefined);
    const other = await get();
    expect(String(other.body)).toBe('<h1>Moka pot</h1>');
    expect(status(other)).toBe(HIT);
  });

  it('has every read of such an answer know of it', async () => {
    const after = vi.fn();
    const { cache, get } = await serve((_request, response) => {
      after(currentScope()?.after);
      response.writeHead(200, HTML).end('x');
    });
    const unheard = cache.position() + 1e12;
    positions.mockResolvedValue(unheard);
    await get(PATH, ticket);
    positions.mockResolvedValue(undefined);
    await get(PATH, ticket);
    expect(after.mock.calls).toEqual([[unheard], [undefined]]);
  });
});

describe('while the shop cannot tell what has changed', () => {
  it('a CDN keeps what it is given for seconds', async () => {
    const shop = createShop();
    const flaky = createFlakyStore(createMemoryStore({ maxBytes: 10_000_000 }));
    const { get, cache } = await serve(shop.render, flaky.shared);
    await get();
    flaky.takeLogAway();
    const now = vi.spyOn(Date, 'now');
    onTestFinished(() => now.mockRestore());
    const later = performance.timeOrigin + performance.now() + 3_500;
    now.mockImplementation(() => later);
    await vi.waitFor(() => expect(cache.stats().trusted).toBe(false));
    const answers = [await get(), await get('/products/other')];
    expect(answers.map(status)).toEqual([HIT, FILLED]);
    for (const { headers } of answers) {
      expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=5');
      expect(headers['cloudflare-cdn-cache-control']).toBe('max-age=5');
      expect(headers['cache-tag']).toBe('product:1,slug:moka-pot');
    }
  });

  it('and cannot keep anything, it answers all the same', async () => {
    const shop = createShop();
    const flaky = createFlakyStore(createMemoryStore({ maxBytes: 10_000_000 }));
    const { get } = await serve(shop.render, flaky.shared);
    flaky.takeAway('read', 'acquire', 'fill', 'release');
    for (const _ of [1, 2]) {
      const answer = await get();
      expect(answer.status).toBe(200);
      expect(status(answer)).toBe('strata-page;fwd=miss;detail=store-unavailable');
      expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=5');
    }
    expect(shop.renders).toHaveLength(2);
  });
});

describe('methods', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s is refused and never reaches the renderer',
    async (method) => {
      const { shop, get } = await open();
      const answer = await get(PATH, {}, { method });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
      expectUnshared(answer);
      expect(shop.renders).toEqual([]);
    },
  );

  it('HEAD and GET share what is kept', async () => {
    const { shop, get } = await open();
    const head = await get(PATH, {}, { method: 'HEAD' });
    expect([head.status, head.body.length, status(head)]).toEqual([200, 0, FILLED]);
    const whole = await get();
    expect(status(whole)).toBe(HIT);
    expect(head.headers['content-length']).toBe(String(whole.body.length));
    expect(shop.renders).toEqual([PATH]);
  });
});

it('public JSON is kept as pages are, with its own policy, and stays JSON', async () => {
  const { shop, get } = await open();
  const answers = [await get('/api/products?utm=1'), await get('/api/products?page=1')];
  expect(answers.map(status)).toEqual([FILLED, HIT]);
  for (const answer of answers) {
    expect(answer.headers['cache-control']).toBe(
      'public, max-age=0, must-revalidate, s-maxage=60, stale-while-revalidate=300',
    );
    expect(answer.headers.vary).toBe('accept-encoding');
    expect(answer.headers['content-security-policy']).toBeUndefined();
    expect(decoded(answer)).toBe('"Moka pot"');
  }
  expect(shop.renders).toEqual(['/api/products']);
});

it('every answer is counted with its route and status', async () => {
  const { get, metrics } = await open();
  const count = vi.spyOn(metrics, 'countResponse');
  const { etag } = (await get()).headers;
  await get(PATH, { 'if-none-match': etag as string });
  await get(PATH, {}, { method: 'POST' });
  expect(count.mock.calls.map(([route, code]) => [route, code])).toEqual([
    ['/products/[slug]', 200],
    ['/products/[slug]', 304],
    ['/products/[slug]', 405],
  ]);
});
