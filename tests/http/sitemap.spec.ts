import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { signInAdmin } from './support/people.ts';

/** What search engines are told of the shop. */

const readText = async (request: APIRequestContext, url: string) => {
  const response = await request.get(url);
  expect(response.status(), url).toBe(200);
  return response.text();
};
/** Paths, since the tested shop goes by whatever port it has got. */
const pathsIn = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => toPath(url));
const toPath = (url = '') => new URL(url).pathname;

/** Every path that the sitemap leads to, by the way of a robot. */
async function readSitemap(request: APIRequestContext): Promise<string[]> {
  const [, index] = /^Sitemap: (\S+)$/m.exec(await readText(request, '/robots.txt')) ?? [];
  const parts = await Promise.all(
    pathsIn(await readText(request, toPath(index))).map((part) => readText(request, part)),
  );
  return parts.flatMap(pathsIn);
}

test('leads to every page that is for everybody, each of which is there', async ({ request }) => {
  const paths = await readSitemap(request);
  expect(new Set(paths).size).toBe(paths.length);
  const { items } = await (await request.get('/api/products?pageSize=60')).json();
  const { items: departments } = await (await request.get('/api/categories')).json();
  expect(paths).toEqual(
    expect.arrayContaining([
      '/',
      ...items.map(({ slug }: { slug: string }) => `/products/${slug}`),
      ...departments.map(({ path }: { path: string }) => `/categories/${path}`),
    ]),
  );
  const [first, last] = [paths.at(1), paths.at(-1)] as [string, string];
  for (const path of [first, last]) expect((await request.get(path)).status(), path).toBe(200);
});

test('has a product when it is published, and no more when it is not', async ({ request, playwright, baseURL }) => {
  const admin = await signInAdmin(playwright, baseURL as string);
  const sku = `SM-${randomUUID().slice(0, 8).toUpperCase()}`;
  const data = { name: `Map ${sku}`, brand: 'Norrvik', variants: [{ sku, price: 900 }] };
  const { id, slug } = await (await admin.post('/api/admin/products', { data })).json();
  const isListed = async () => (await readSitemap(request)).includes(`/products/${slug}`);
  expect(await isListed()).toBe(false);
  await admin.patch(`/api/admin/products/${id}`, { data: { status: 'published' } });
  await expect.poll(isListed).toBe(true);
  await admin.patch(`/api/admin/products/${id}`, { data: { status: 'draft' } });
  await expect.poll(isListed).toBe(false);
  await admin.dispose();
});

test('is kept like a page, and has no parts that are none', async ({ request }) => {
  await request.get('/sitemap.xml');
  const again = await request.get('/sitemap.xml');
  expect(again.headers()['content-type']).toBe('application/xml');
  expect(again.headers()['cache-status']).toContain('strata-page;hit');
  expect(again.headers()['cache-tag']?.split(',')).toEqual(['list:all:members', 'products']);
  for (const part of ['products-999999999', 'products-0x1', 'products', 'orders']) {
    expect((await request.get(`/sitemaps/${part}.xml`)).status(), part).toBe(404);
  }
});
