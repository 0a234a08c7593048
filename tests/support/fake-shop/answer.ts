import { type FakeCatalogue, type FakeProduct, LEAVES } from './catalogue.ts';

export type FakeAnswer = { status: number; type: 'json' | 'html'; body: string; changeId?: string | undefined };

const json = (body: unknown, status = 200, changeId?: string): FakeAnswer => ({
  status,
  type: 'json',
  body: JSON.stringify(body),
  changeId,
});
const missing = json({}, 404);

const toCard = ({ id, version, price }: FakeProduct) =>
  `<article data-product="${id}:${version}">€${(price / 100).toFixed(2)}</article>`;
const toPage = (products: readonly FakeProduct[]): FakeAnswer => ({
  status: 200,
  type: 'html',
  body: `<main>${products.map(toCard).join('')}</main>`,
});

/** What a shopper is shown. */
export function answerShopper(
  { products, stock, shown }: FakeCatalogue,
  path: string,
  search: URLSearchParams,
): FakeAnswer {
  const [, room, name] = /^\/(products|categories|search)?\/?(.*)$/.exec(path) ?? [];
  if (path === '/api/categories') return json({ items: LEAVES.map((id) => ({ id, path: `c-${id}`, children: [] })) });
  if (path === '/api/health/live') return json({});
  if (path === '/api/inventory') {
    const items = (search.get('ids') ?? '').split(',').map((id) => ({ variantId: id, version: stock.get(id) }));
    return json({ items: items.filter(({ version }) => version !== undefined) });
  }
  if (path === '/api/products') {
    const category = search.get('category');
    const items = shown().filter(({ categoryIds }) => category === null || categoryIds.includes(category));
    return json({ items, total: items.length, page: 1 });
  }
  if (path.startsWith('/api/products/')) {
    const product = products.get(path.slice('/api/products/'.length));
    return product?.status === 'published' ? json(product) : missing;
  }
  if (room === 'products') {
    const product = shown().find(({ slug }) => slug === name);
    if (!product) return missing;
    const { id, version, price } = product;
    const body = `{"price":"${(price / 100).toFixed(2)}"}<div data-product="${id}:${version}"></div>`;
    return { status: 200, type: 'html', body };
  }
  if (room === 'categories')
    return toPage(shown().filter(({ categoryIds }) => categoryIds.includes(name?.slice(2) ?? '')));
  return toPage(shown());
}

/** What the admin is answered; `changeId` for what has changed something. */
export function answerAdmin(
  { products, stock, add, change }: FakeCatalogue,
  { method, path, body, changeId }: { method: string; path: string; body: Partial<FakeProduct>; changeId: string },
): FakeAnswer {
  const [, kind, id = ''] = /^\/api\/admin\/(\w+)\/?(.*)$/.exec(path) ?? [];
  if (kind === 'changes') return json({ changeId: id, complete: true });
  if (kind === 'cache') return json({ steps: [{ what: 'remembered' }] }, 200, method === 'GET' ? undefined : changeId);
  if (kind === 'inventory') {
    stock.set(id, (stock.get(id) ?? 0) + 1);
    return json({ variantId: id, version: stock.get(id) }, 200, changeId);
  }
  if (method === 'POST') return json(add(body), 201, changeId);
  if (method === 'PATCH') return json(change(id, body), 200, changeId);
  if (method === 'DELETE') return json(change(id, { status: 'archived' }), 200, changeId);
  if (id !== '') return json(products.get(id));
  const items = [...products.values()].map(({ categoryIds, ...product }) => ({
    ...product,
    categories: categoryIds.map((category) => ({ id: category })),
  }));
  return json({ items, total: items.length });
}
