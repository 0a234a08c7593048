import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { findEverything } from '#lib/admin/find.ts';
import { listViews, MAX_VIEWS, removeView, saveView, viewInput } from '#lib/admin/saved-views.ts';
import { listAdminProducts } from '#lib/catalog/admin-list.ts';
import { productFilter } from '#lib/catalog/product-filter.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let viewer: Actor;
let support: Actor;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  viewer = (await signInAs(shop.sql, 'viewer')).actor;
  support = (await signInAs(shop.sql, 'support')).actor;
  const { sql } = shop;
  await insertBasics(sql);
  await sql`INSERT INTO brands (id, slug, name) VALUES (2, 'osterby', 'Osterby')`;
  await insertProduct(sql, { id: 1, name: 'Oak Table', price: 3_000, category: 2, available: 0 });
  await insertProduct(sql, { id: 2, name: 'Pine Chair', price: 1_000, category: 3, available: 3 });
  await insertProduct(sql, { id: 3, name: 'Ash Bench', price: 2_000, category: 4, available: 50, status: 'draft' });
  await insertProduct(sql, { id: 4, name: 'Elm Stool', price: 4_000, category: 4, available: 9, status: 'archived' });
  await insertProduct(sql, { id: 5, name: 'Fir Shelf', price: 5_000, category: 4, status: 'archived' });
  await insertProduct(sql, { id: 6, name: 'Yew Desk', price: 6_000, category: 4, status: 'draft' });
  await sql`UPDATE products SET brand_id = 2 WHERE id = 4`;
  await sql`UPDATE products SET deleted_at = now(), deleted_from = 'published' WHERE id = 5`;
  await sql`UPDATE products SET publish_at = now() + interval '1 day' WHERE id = 6`;
  await sql`DELETE FROM product_categories WHERE product_id = 6`;
});
afterAll(() => shop.close());

describe('the list of products', () => {
  const list = async (given: Record<string, string>, page = 1) => {
    const { items, total } = await listAdminProducts(viewer, {
      ...productFilter.parse(given),
      sort: 'name',
      page,
      pageSize: 4,
    });
    return { ids: items.map(({ id }) => id), total };
  };

  it.each([
    [{}, ['3', '4', '1', '2']],
    [{ status: 'draft' }, ['3', '6']],
    [{ status: 'scheduled' }, ['6']],
    [{ status: 'archived' }, ['4']],
    [{ status: 'bin' }, ['5']],
    [{ category: '1' }, ['1', '2']],
    [{ category: '3' }, ['2']],
    [{ category: 'none' }, ['6']],
    [{ brand: 'osterby' }, ['4']],
    [{ stock: 'out' }, ['1']],
    [{ stock: 'low' }, ['1', '2', '6']],
    [{ stock: 'in', status: 'archived' }, ['4']],
    [{ minPrice: '2000', maxPrice: '3000' }, ['3', '1']],
    [{ q: 'oak' }, ['1']],
    [{ q: 'sku-2' }, ['2']],
    [{ q: '3' }, ['3']],
    [{ q: '%' }, []],
    [{ status: 'draft', except: '3' }, ['6']],
    [{ ids: '3,1,5' }, ['3', '1']],
    [{ status: 'draft', ids: '3,1' }, ['3']],
  ])('for %j has %j', async (given, ids) => {
    expect((await list(given)).ids).toEqual(ids);
  });

  it('counts all that the filters let through, whatever page is shown', async () => {
    expect(await list({})).toMatchObject({ total: 5 });
    expect(await list({}, 2)).toEqual({ ids: ['6'], total: 5 });
  });

  it('says of a product what its variants have together', async () => {
    await shop.sql`INSERT INTO variants (id, product_id, sku, price, options) VALUES (21, 2, 'SKU-2-L', 1500, '{"Size":"L"}')`;
    await shop.sql`INSERT INTO inventory (variant_id, available) VALUES (21, 40)`;
    const { items } = await listAdminProducts(viewer, { q: '2', sort: 'name', page: 1, pageSize: 1 });
    expect(items).toMatchObject([
      {
        id: '2',
        brand: 'Nordvik',
        variantCount: 2,
        available: 43,
        priceVaries: true,
        categories: [{ id: '3', slug: 'tea', name: 'Tea' }],
        images: [{ alt: 'A picture' }],
      },
    ]);
  });
});

describe('saved views', () => {
  const save = (actor: Actor, name: string, query: string) =>
    saveView(actor, viewInput.parse({ list: 'products', name, query }));

  it('are everybody’s own, and of one list', async () => {
    const saved = await save(viewer, 'Drafts of mine', 'status=draft');
    expect(saved).toMatchObject({ state: 'saved', view: { name: 'Drafts of mine', query: 'status=draft' } });
    expect(await listViews(viewer, 'products')).toHaveLength(1);
    expect(await listViews(viewer, 'orders')).toEqual([]);
    expect(await listViews(support, 'products')).toEqual([]);
    const id = saved.state === 'saved' ? saved.view.id : '';
    expect(await removeView(support, id)).toBe('unknown');
    expect(await removeView(viewer, id)).toBe('removed');
    expect(await listViews(viewer, 'products')).toEqual([]);
  });

  it('replace one of the same name', async () => {
    await save(support, 'Cheap', 'maxPrice=1000');
    await save(support, 'Cheap', 'maxPrice=500');
    expect((await listViews(support, 'products')).map(({ query }) => query)).toEqual(['maxPrice=500']);
  });

  it('are refused when there are too many to look through', async () => {
    for (let number = 0; number < MAX_VIEWS; number += 1) await save(viewer, `View ${number}`, 'q=x');
    expect(await save(viewer, 'One more', 'q=x')).toEqual({ state: 'full' });
    expect(await save(viewer, 'View 0', 'q=y')).toMatchObject({ state: 'saved' });
  });
});

describe('finding everything', () => {
  it('finds customers for those who handle orders, and for nobody below', async () => {
    await signInAs(shop.sql, 'customer');
    expect((await findEverything(support, 'customer-')).customers).toHaveLength(1);
    expect(await findEverything(viewer, 'customer-')).toEqual({ products: [], orders: [], customers: [] });
  });

  it('finds products by a name or a SKU', async () => {
    expect((await findEverything(viewer, 'bench')).products).toMatchObject([{ id: '3', status: 'draft' }]);
    expect((await findEverything(viewer, 'sku-4')).products).toMatchObject([{ id: '4' }]);
  });
});
