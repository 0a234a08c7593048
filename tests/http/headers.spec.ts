import { type APIRequestContext, expect, test } from '@playwright/test';

const firstProduct = async (request: APIRequestContext) =>
  (await (await request.get('/api/products?pageSize=1')).json()).items[0];

const PAGE = 'public, max-age=0, must-revalidate, s-maxage=300, stale-while-revalidate=300, stale-if-error=86400';
const LISTING = 'public, max-age=0, must-revalidate, s-maxage=60, stale-while-revalidate=300';
const PRODUCT = 'public, max-age=60, must-revalidate, s-maxage=3600, stale-while-revalidate=300, stale-if-error=86400';

test('each route carries its policy, with targeted headers that Cloudflare can serve stale by', async ({ request }) => {
  const product = await firstProduct(request);
  const routes: [string, string][] = [
    ['/', PAGE],
    [`/products/${product.slug}`, PAGE],
    [`/categories/${product.categories[0].path}`, PAGE],
    ['/search?q=mug', PAGE],
    ['/api/products', LISTING],
    [`/api/products/batch?ids=${product.id}`, LISTING],
    ['/api/search/suggest?q=mug', LISTING],
    [`/api/products/${product.id}`, PRODUCT],
    ['/api/categories', PRODUCT],
  ];
  for (const [path, policy] of routes) {
    const response = await request.get(path);
    const headers = response.headers();
    expect(response.status(), path).toBe(200);
    expect(headers['cache-control'], path).toBe(policy);
    expect(headers['cloudflare-cdn-cache-control'], path).toMatch(/^max-age=\d+, stale-while-revalidate=300/);
    expect(headers['cache-tag'], path).toMatch(/^[a-z0-9:_-]+(,[a-z0-9:_-]+)*$/);
    expect(headers['cache-status'], path).toMatch(/^(strata-(l1|l2|db);.+, )?strata-page;(hit|fwd=miss;stored)/);
    expect(headers['server-timing'], path).toMatch(/(total|strata-page);dur=\d/);
    expect(headers.etag, path).toMatch(/^W\/"/);
    expect(headers['set-cookie'], path).toBeUndefined();
    expect(headers['x-powered-by'], path).toBeUndefined();
    expect(headers['x-content-type-options'], path).toBe('nosniff');
  }
});

test('a page says which layers made it, and the next time that it was kept', async ({ request }) => {
  const path = `/search?q=mug+${Date.now()}`;
  const first = (await request.get(path)).headers();
  expect(first['cache-status']).toMatch(/^strata-(l1|l2|db);.*, strata-page;fwd=miss;stored$/);
  expect(first['server-timing']).toMatch(/^strata-(l1|l2|db);dur=.*, total;dur=\d/);
  const second = (await request.get(path)).headers();
  expect(second['cache-status']).toMatch(/^strata-page;hit(;detail=l2)?$/);
  expect(second['server-timing']).toMatch(/^strata-page;dur=\d/);
});

test('tags name what was really shown', async ({ request }) => {
  const product = await firstProduct(request);
  const page = await request.get(`/products/${product.slug}`);
  const tags = page.headers()['cache-tag']?.split(',');
  expect(tags).toEqual(expect.arrayContaining([`product:${product.id}`, `reviews:${product.id}`, 'categories']));
  const list = await request.get('/api/products?pageSize=3');
  const shown = (await list.json()).items.map((item: { id: string }) => `product:${item.id}`);
  expect(list.headers()['cache-tag']?.split(',')).toEqual(expect.arrayContaining(['products', ...shown]));
});

// React places a script tag by when its data arrived, so a page read from another layer may differ by one: retried until
// both renders come from the same layer.
const retried = (check: () => Promise<void>) => expect(check).toPass({ intervals: [0, 50, 100, 250], timeout: 10_000 });

test('an unchanged answer is confirmed without a body', async ({ request }) => {
  const product = await firstProduct(request);
  for (const path of ['/', `/products/${product.slug}`, '/api/categories', '/api/products?page=2']) {
    await retried(async () => {
      const etag = (await request.get(path)).headers().etag as string;
      const again = await request.get(path, { headers: { 'if-none-match': etag } });
      expect(again.status(), path).toBe(304);
      expect(again.headers()['cache-control'], path).toContain('must-revalidate');
      expect(again.headers()['content-security-policy'], path).toBeUndefined();
      expect((await again.body()).length).toBe(0);
    });
    const other = await request.get(path, { headers: { 'if-none-match': 'W/"other"' } });
    expect(other.status()).toBe(200);
  }
});

test('HEAD has the headers of GET and no body', async ({ request }) => {
  for (const path of ['/', '/api/categories']) {
    await retried(async () => {
      const [get, head] = [await request.get(path), await request.head(path)];
      expect(head.status()).toBe(200);
      for (const name of ['etag', 'cache-control', 'content-length', 'cache-tag']) {
        expect(head.headers()[name], `${name} of ${path}`).toBe(get.headers()[name]);
      }
      expect((await head.body()).length).toBe(0);
    });
  }
});

test('compresses as the client wishes', async ({ request }) => {
  for (const [accept, encoding] of [
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ] as const) {
    const response = await request.get('/', { headers: { 'accept-encoding': accept } });
    expect(response.headers()['content-encoding']).toBe(encoding);
    expect(response.headers().vary).toContain('accept-encoding');
    expect(await response.text()).toContain('</html>');
  }
});

test('live stock is nobody’s to keep', async ({ request }) => {
  const response = await request.get('/api/inventory?ids=11');
  expect(response.headers()['cache-control']).toBe('no-store');
  for (const name of ['cdn-cache-control', 'cloudflare-cdn-cache-control', 'cache-tag', 'etag']) {
    expect(response.headers()[name]).toBeUndefined();
  }
});

test('hashed files are for ever, and sent in the best compression', async ({ request }) => {
  const html = await (await request.get('/')).text();
  const script = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] as string;
  const response = await request.get(script, { headers: { 'accept-encoding': 'br' } });
  expect(response.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(response.headers()['content-encoding']).toBe('br');
  expect((await request.get(`${script}x`)).status()).toBe(404);
});

test('pictures come in both formats and every width, for ever', async ({ request }) => {
  const product = await firstProduct(request);
  const url: string = product.images[0].url;
  expect(url).toMatch(/^\/media\/[0-9a-f]{32}-800\.webp$/);
  for (const width of [160, 400, 800]) {
    for (const format of ['avif', 'webp']) {
      const response = await request.get(url.replace('-800.webp', `-${width}.${format}`));
      expect(response.status()).toBe(200);
      expect(response.headers()['content-type']).toBe(`image/${format}`);
      expect(response.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
      expect((await response.body()).length).toBeGreaterThan(300);
    }
  }
  for (const path of [
    url.replace('-800', '-801'),
    url.replace('webp', 'png'),
    `/media/${'0'.repeat(32)}-800.webp`,
    '/media/..%2f..%2fpackage.json',
  ]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(response.headers()['cache-control']).toBe('no-store');
  }
});

test('what is not there is a real 404, for people too', async ({ request }) => {
  for (const path of [
    '/products/no-such-thing',
    '/categories/nowhere',
    '/categories/a/b/c',
    '/nowhere',
    '/products',
    '/products/%FF',
    '/%E0%A4',
  ]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).toContain('<h1');
    expect(response.headers()['cache-control'], path).toMatch(
      /^(no-store|public, max-age=0, must-revalidate, s-maxage=10)$/,
    );
  }
});

test('the policy for scripts names those of the page, and no others', async ({ request }) => {
  const response = await request.get('/');
  const policy = response.headers()['content-security-policy'] as string;
  expect(policy).toMatch(/script-src 'self'( 'sha256-[A-Za-z0-9+/]+=*')+;/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test('headers that steer Next from inside are dropped', async ({ request }) => {
  const product = await firstProduct(request);
  const path = `/products/${product.slug}`;
  for (const name of ['x-middleware-prefetch', 'x-nextjs-data', 'x-matched-path', 'next-resume', 'x-invoke-status']) {
    const response = await request.get(path, { headers: { [name]: '1' } });
    expect(response.status(), name).toBe(200);
    expect(await response.text(), name).toContain(`<title>${product.name}`);
  }
});

test('a redirect of Next carries nothing that a CDN could keep', async ({ request }) => {
  const product = await firstProduct(request);
  const response = await request.get(`/products/${product.slug}/`, { maxRedirects: 0 });
  expect(response.status()).toBe(308);
  expect(response.headers()['cache-control']).toBe('no-store');
  expect(response.headers()['cloudflare-cdn-cache-control']).toBeUndefined();
});

test('a client cannot put a nonce of its own into a page', async ({ request }) => {
  const response = await request.get('/', { headers: { 'content-security-policy': "script-src 'nonce-abc123'" } });
  expect(await response.text()).not.toContain('abc123');
});
