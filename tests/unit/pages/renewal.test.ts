import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '#lib/cache/engine/shared/memory-store.ts';
import { offerRenewal, renewPage } from '#lib/pages/renewal.ts';
import { createShop, PRODUCT_PATH as PATH, servePages } from '#tests/support/page-shop.ts';

async function open() {
  const shop = createShop();
  return { shop, ...(await servePages({ render: shop.render, shared: createMemoryStore({ maxBytes: 10_000_000 }) })) };
}

describe('renewing a page', () => {
  it('has it rendered before anybody asks', async () => {
    const { shop, get } = await open();
    await renewPage(PATH);
    expect(shop.renders).toEqual([PATH]);
    expect((await get()).headers['cache-status']).toBe('strata-page;hit');
  });

  it('brings what has changed, and does nothing where nothing has', async () => {
    const { shop, cache, get } = await open();
    await get();
    await renewPage(PATH);
    expect(shop.renders).toHaveLength(1);
    shop.state.text = 'Moka pot, larger';
    await cache.invalidateTags({ hard: ['product:1'] });
    await renewPage(PATH);
    expect(shop.renders).toHaveLength(2);
    expect(String((await get()).body)).toBe('<h1>Moka pot, larger</h1>');
  });

  it('leaves alone what is no page of the shop', async () => {
    const { shop } = await open();
    for (const path of ['/cart-of-somebody', '/api/inventory', '/products/Moka%20Pot']) await renewPage(path);
    expect(shop.renders).toEqual([]);
  });

  it('is no concern of whoever saved: neither a failure nor a render without end', async () => {
    const { shop, get } = await open();
    shop.state.status = 500;
    await renewPage(PATH);
    expect(shop.renders).toEqual([PATH]);
    expect((await get()).status).toBe(500);
    offerRenewal(() => new Promise(() => {}));
    await renewPage(PATH);
    offerRenewal(() => Promise.reject(new Error('no')));
    await renewPage(PATH);
  });
});
