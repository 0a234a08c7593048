import { type APIRequestContext, expect, test } from '@playwright/test';

/** The outward contract of the JSON API, on the production server. */

const json = async (request: APIRequestContext, path: string) => {
  const response = await request.get(path);
  expect(response.headers()['content-type'], path).toContain('application/json');
  expect(response.status(), path).toBe(200);
  return response.json();
};

const expectProblem = async (
  request: APIRequestContext,
  path: string,
  status: number,
  type: string,
  pointer?: string,
) => {
  const response = await request.get(path);
  expect(response.status(), path).toBe(status);
  expect(response.headers()['content-type']).toBe('application/problem+json');
  const problem = await response.json();
  expect(problem).toMatchObject({ status, title: expect.any(String) });
  expect(problem.type).toMatch(new RegExp(`/${type}$`));
  if (pointer) expect(problem.errors).toEqual([{ pointer, detail: expect.any(String) }]);
  if (status !== 404) expect(response.headers()['cache-control']).toBe('no-store');
  expect(response.headers()['cdn-cache-control'] ?? 'max-age=10').toBe('max-age=10');
};

const summary = {
  id: expect.stringMatching(/^\d+$/),
  slug: expect.stringMatching(/^[a-z0-9-]+$/),
  name: expect.any(String),
  brand: expect.any(String),
  currency: 'EUR',
  price: expect.any(Number),
  images: expect.arrayContaining([
    { url: expect.any(String), width: 800, height: 800, alt: expect.any(String), placeholder: expect.any(String) },
  ]),
  categories: expect.arrayContaining([expect.objectContaining({ id: expect.any(String), slug: expect.any(String) })]),
  rating: { average: expect.any(Number), count: expect.any(Number) },
  version: expect.any(Number),
  updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
};

test('lists products, without what belongs to their pages', async ({ request }) => {
  const list = await json(request, '/api/products?pageSize=5&page=2');
  expect(list).toMatchObject({ page: 2, pageSize: 5, total: expect.any(Number) });
  expect(list.items).toHaveLength(5);
  for (const item of list.items) {
    expect(item).toMatchObject(summary);
    for (const field of ['description', 'options', 'variants']) expect(item).not.toHaveProperty(field);
  }
});

test('narrows a list by everything the contract names', async ({ request }) => {
  const [cheap, dear] = await Promise.all([
    json(request, '/api/products?sort=price-asc&maxPrice=2000'),
    json(request, '/api/products?sort=price-desc&minPrice=2001'),
  ]);
  const all = await json(request, '/api/products');
  expect(cheap.total + dear.total).toBe(all.total);
  const prices = cheap.items.map((item: { price: number }) => item.price);
  expect(prices).toEqual(prices.toSorted((a: number, b: number) => a - b));
  const inStock = await json(request, '/api/products?inStock=true');
  expect(inStock.total).toBeLessThan(all.total);
  const [department] = (await json(request, '/api/categories')).items;
  const filed = await json(request, `/api/products?category=${department.path}`);
  expect(filed.total).toBeLessThan(all.total);
  for (const item of filed.items) expect(item.categories[0].path).toBe(department.path);
});

test('filters by an attribute that a product has', async ({ request }) => {
  const [first] = (await json(request, '/api/products?pageSize=1')).items;
  const product = await json(request, `/api/products/${first.id}`);
  const [attribute] = product.attributes;
  const query = new URLSearchParams({ [`attr.${attribute.name}`]: attribute.value, pageSize: '100' });
  const list = await json(request, `/api/products?${query}`);
  expect(list.items.map((item: { id: string }) => item.id)).toContain(product.id);
});

test('counts what a list can be narrowed by, and finds as many', async ({ request }) => {
  const [department] = (await json(request, '/api/categories')).items;
  const { facets, search } = await json(request, `/api/products?category=${department.path}&pageSize=1`);
  expect(search).toEqual({ matched: 'all' });
  const [brand] = facets.brands;
  const [attribute] = facets.attributes;
  const [value] = attribute.values;
  const more = new URLSearchParams([
    ['brand', brand.value],
    ['brand', facets.brands[1].value],
  ]);
  const narrowed = await json(request, `/api/products?category=${department.path}&pageSize=1&${more}`);
  expect(narrowed.total).toBe(brand.count + facets.brands[1].count);
  expect(narrowed.facets.brands).toEqual(facets.brands);
  const chosen = new URLSearchParams({ [`attr.${attribute.name}`]: value.value });
  expect((await json(request, `/api/products?category=${department.path}&${chosen}`)).total).toBe(value.count);
});

test('shows a product by id and by slug', async ({ request }) => {
  const [first] = (await json(request, '/api/products?pageSize=1')).items;
  const product = await json(request, `/api/products/${first.id}`);
  expect(product).toMatchObject({ ...summary, description: expect.any(String) });
  expect(await json(request, `/api/products/${first.slug}`)).toEqual(product);
  expect(Math.min(...product.variants.map((variant: { price: number }) => variant.price))).toBe(product.price);
  for (const variant of product.variants) {
    expect(variant).toMatchObject({ id: expect.any(String), sku: expect.any(String), price: expect.any(Number) });
    expect(Object.keys(variant.options)).toEqual(product.options.map((option: { name: string }) => option.name));
  }
});

test('answers a batch in one go and names what it does not know', async ({ request }) => {
  const { items } = await json(request, '/api/products?pageSize=2');
  const [a, b] = items.map((item: { id: string }) => item.id);
  const batch = await json(request, `/api/products/batch?ids=${b},999999999,${a},nonsense`);
  expect(batch.items.map((item: { id: string }) => item.id)).toEqual([b, a]);
  expect(batch.missing).toEqual(['999999999', 'nonsense']);
});

test('shows the tree of categories, suggestions, reviews and live stock', async ({ request }) => {
  const tree = await json(request, '/api/categories');
  expect(tree.items).toHaveLength(8);
  expect(
    tree.items.flatMap((department: { children: unknown[] }) => department.children).length,
  ).toBeGreaterThanOrEqual(38);
  const [first] = (await json(request, '/api/products?pageSize=1')).items;
  const word = first.name.split(' ').at(-1).slice(0, 4);
  const suggestions = await json(request, `/api/search/suggest?q=${encodeURIComponent(word)}`);
  expect(suggestions.items.length).toBeGreaterThan(0);
  expect(suggestions.items[0]).toMatchObject({ text: expect.any(String), url: expect.stringMatching(/^\//) });
  expect(await json(request, `/api/products/${first.id}/reviews?page=1`)).toMatchObject({ page: 1, pageSize: 10 });
  const { variants } = await json(request, `/api/products/${first.id}`);
  const stock = await json(request, `/api/inventory?ids=${variants[0].id},0`);
  expect(stock).toEqual({
    items: [{ variantId: variants[0].id, available: expect.any(Number), version: expect.any(Number) }],
    missing: ['0'],
  });
});

test('says what is wrong with a request, and where', async ({ request }) => {
  await expectProblem(request, '/api/products?page=0', 400, 'invalid-parameters', '/page');
  await expectProblem(request, '/api/products?sort=best', 400, 'invalid-parameters', '/sort');
  await expectProblem(request, '/api/products?minPrice=9&maxPrice=1', 400, 'invalid-parameters', '/minPrice');
  await expectProblem(request, '/api/products?attr.Big=1', 400, 'invalid-parameters', '/attr.Big');
  await expectProblem(request, '/api/products/batch', 400, 'invalid-parameters', '/ids');
  await expectProblem(
    request,
    `/api/products/batch?ids=${Array.from({ length: 101 }, (_, at) => at + 1)}`,
    400,
    'invalid-parameters',
    '/ids',
  );
  await expectProblem(request, '/api/inventory?ids=', 400, 'invalid-parameters', '/ids');
  await expectProblem(request, '/api/search/suggest', 400, 'invalid-parameters', '/q');
  await expectProblem(request, '/api/products/1/reviews?page=x', 400, 'invalid-parameters', '/page');
});

test('knows nothing of ids that are none', async ({ request }) => {
  for (const id of ['999999999', 'no-such-thing', '0', '-1', '1e3', '%00', '%FF', '..%2f..', '9'.repeat(30)]) {
    await expectProblem(request, `/api/products/${id}`, 404, 'not-found');
  }
  await expectProblem(request, '/api/products/nope/reviews', 404, 'not-found');
  await expectProblem(request, '/api/nope', 404, 'not-found');
});

test('takes no other methods', async ({ request }) => {
  for (const path of ['/api/products', '/api/inventory?ids=1', '/', '/search']) {
    const response = await request.post(path, { data: {} });
    expect(response.status(), path).toBe(405);
    expect(response.headers().allow).toBe('GET, HEAD');
    expect(response.headers()['content-type']).toBe('application/problem+json');
    expect(response.headers()['cache-control']).toBe('no-store');
  }
});

test('tells how it is, and its figures to this machine only', async ({ request }) => {
  expect(await json(request, '/api/health/live')).toEqual({ status: 'ok' });
  const ready = await json(request, '/api/health/ready');
  expect(ready).toMatchObject({ status: 'ok', dependencies: { postgres: { state: 'ok' } } });
  const metrics = await request.get('/api/metrics');
  expect(metrics.headers()['content-type']).toContain('text/plain');
  expect(await metrics.text()).toMatch(/^strata_cache_reads_total\{.*thing="product".*\} \d+$/m);
  const proxied = await request.get('/api/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } });
  expect(proxied.status()).toBe(403);
});
