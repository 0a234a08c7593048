import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import { test } from '#tests/e2e/support/desk.ts';

const SHOPPERS = 40;
const ITEMS = 8;

const order = {
  email: 'crowd@strata.test',
  shippingAddress: {
    name: 'Ada Lovelace',
    line1: 'Invalidenstraße 1',
    city: 'Berlin',
    postalCode: '10115',
    country: 'DE',
  },
  shippingMethod: 'standard',
  payment: { provider: 'test', token: 'tok_ok' },
};

test('a crowd at both processes of the shop, one without Redis, buys what there is once, and both show at once that it is gone', async ({
  playwright,
  baseURL,
  desk,
}) => {
  const processes = [String(baseURL), String(process.env.STRATA_WITHOUT_REDIS_URL)];
  const product = await desk.stock({ name: 'Rare stone', available: ITEMS });
  const variantId = product.variants[0]?.id;
  const shoppers = await Promise.all(
    Array.from({ length: SHOPPERS }, async (_, at): Promise<APIRequestContext> => {
      const extraHTTPHeaders = { 'x-forwarded-for': `203.0.113.${at + 1}` };
      const shopper = await playwright.request.newContext({ extraHTTPHeaders });
      const headers = { origin: String(baseURL) };
      await shopper.post(`${baseURL}/api/cart/items`, { headers, data: { variantId, quantity: 1 } });
      return shopper;
    }),
  );
  const show = (origin: string) => async () => {
    const response = await fetch(`${origin}/api/inventory?ids=${variantId}`);
    return (await response.json()).items[0].available;
  };
  for (const origin of processes) expect(await show(origin)()).toBe(ITEMS);

  // Each sends the same request to both.
  const answers = await Promise.all(
    shoppers.flatMap((shopper) => {
      const key = randomUUID();
      return processes.map(async (origin) => {
        const headers = { origin, 'idempotency-key': key };
        const response = await shopper.post(`${origin}/api/checkout`, { headers, data: order });
        return { status: response.status(), orderId: (await response.json()).orderId };
      });
    }),
  );
  await Promise.all(processes.map((origin) => expect.poll(show(origin), { timeout: 1_000 }).toBe(0)));
  const sold = answers.filter(({ status }) => status === 201);
  expect(sold).toHaveLength(2 * ITEMS);
  expect(new Set(sold.map(({ orderId }) => orderId)).size).toBe(ITEMS);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  await Promise.all(shoppers.map((shopper) => shopper.dispose()));
});
