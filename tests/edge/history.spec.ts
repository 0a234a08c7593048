import { expect } from '@playwright/test';
import { signInAdmin } from '#tests/http/support/people.ts';
import { lookAt, test } from './support/shop.ts';

test('tells what happened lately to a product and to a page, in the process that is asked', async ({
  playwright,
  baseURL,
  request,
  editor,
}) => {
  const product = await editor.create();
  const admin = await signInAdmin(playwright, baseURL as string);
  const ask = async (query: string) => (await admin.get(`/api/admin/cache/history?${query}`)).json();
  await lookAt(request, `/products/${product.slug}`);
  // Either process may have rendered it, and either may be asked.
  const key = `product:2:${product.id}`;
  await expect.poll(async () => (await ask(`key=${key}`)).steps.length).toBeGreaterThan(0);
  await expect
    .poll(async () => (await ask(`url=/products/${product.slug}?unknown=1`)).steps)
    .toContainEqual(
      expect.objectContaining({ at: expect.any(Number), what: expect.stringMatching(/filled|promoted/) }),
    );
  for (const [query, status] of [
    ['', 400],
    [`key=${key}&url=/`, 400],
    ['url=products', 400],
    ['url=/api/inventory', 404],
  ] as const) {
    expect((await admin.get(`/api/admin/cache/history?${query}`)).status(), query).toBe(status);
  }
  expect((await request.get(`/api/admin/cache/history?key=${key}`)).status()).toBe(401);
  await admin.dispose();
  await editor.remove(product.id);
});
