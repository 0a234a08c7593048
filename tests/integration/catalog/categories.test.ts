import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import { findMovedCategory } from '#lib/catalog/categories/find-moved.ts';
import { categoryInput, categoryPatch } from '#lib/catalog/categories/input.ts';
import { type CategoryState, listAdminCategories } from '#lib/catalog/categories/read-admin.ts';
import { refreshKeywords } from '#lib/catalog/categories/refresh-keywords.ts';
import { flattenTree } from '#lib/catalog/categories/tree.ts';
import { type CategoryWrite, createCategory, deleteCategory, updateCategory } from '#lib/catalog/categories/write.ts';
import { parseListingParams } from '#lib/catalog/listing-query.ts';
import { addProductCounts, findCategory, getCategoryTree, getProduct, listProducts } from '#lib/catalog/read.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let editor: Actor;
let support: Actor;
beforeAll(async () => {
  shop = await openTestShop();
  editor = (await signInAs(shop.sql, 'editor')).actor;
  support = (await signInAs(shop.sql, 'support')).actor;
});
afterAll(() => shop.close());
beforeEach(async () => {
  for (const table of ['products', 'categories', 'brands', 'pictures', 'attributes', 'changes', 'audit_log']) {
    await shop.sql`DELETE FROM ${shop.sql(table)}`;
  }
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, name: 'Moka pot', category: 2 });
  await insertProduct(shop.sql, { id: 2, name: 'Glass teapot', category: 3 });
  await shop.sql`UPDATE products SET keywords = 'Nordvik Kitchen Coffee' WHERE id = 1`;
  await shop.forget();
});

const update = (id: string, patch: object, version?: number) =>
  updateCategory(editor, id, categoryPatch.parse(patch), version);
const create = (input: object) => createCategory(editor, categoryInput.parse(input));
const saved = ({ result }: { result: CategoryWrite }): CategoryState => {
  if (result.state !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`);
  return result.category;
};
const list = async (params: Record<string, string>) => {
  const parsed = parseListingParams(params);
  if (!parsed.ok) throw new Error('bad params');
  return (await listProducts(parsed.query)).items.map(({ id }) => id).sort();
};
const order = async () => flattenTree(await listAdminCategories(editor)).map(({ node }) => node.path);
const doJob = async (id: string) => {
  const rows = await shop.sql`SELECT FROM graphile_worker.jobs WHERE key = ${`refresh-keywords:${id}`}`;
  if (rows.length > 0) await refreshKeywords({ categoryId: id }, { signal: AbortSignal.timeout(10_000) });
  return rows.length;
};

describe('createCategory', () => {
  it('is in the menu at once, last among its siblings, with an address from its name', async () => {
    expect(await findCategory('kitchen/pots-and-pans')).toBeNull();
    const category = saved(await create({ name: 'Pots and pans', parentId: '1' }));
    expect(category).toMatchObject({ path: 'kitchen/pots-and-pans', version: 1 });
    expect((await findCategory('kitchen/pots-and-pans'))?.category.name).toBe('Pots and pans');
    expect(await order()).toEqual(['kitchen', 'kitchen/coffee', 'kitchen/tea', 'kitchen/pots-and-pans', 'garden']);
    expect(await shop.sql`SELECT action, after FROM audit_log`).toMatchObject([
      { action: 'category.create', after: { name: 'Pots and pans', below: 'Kitchen', after: 'Tea' } },
    ]);
  });

  it('takes another address where a sibling has that of its name, and is refused one that is taken', async () => {
    expect(saved(await create({ name: 'Tea', parentId: '1' })).slug).toBe('tea-2');
    const { result } = await create({ name: 'More tea', slug: 'tea', parentId: '1' });
    expect(result).toMatchObject({ state: 'invalid', errors: [{ pointer: '/slug' }] });
    const unknown = await create({ name: 'X', parentId: '99', pictureHash: 'f'.repeat(32) });
    expect(unknown.result).toMatchObject({ errors: [{ pointer: '/parentId' }, { pointer: '/pictureHash' }] });
  });
});

describe('updateCategory', () => {
  it('shows a new name in the menu, on its products and to a search, and its old address leads to the new one', async () => {
    expect((await getProduct('1'))?.categories[1]).toMatchObject({ name: 'Coffee' });
    expect(await list({ q: 'espresso' })).toEqual([]);
    expect(await findMovedCategory('kitchen/coffee')).toBeNull();
    const { changeId, tags } = await update('2', { name: 'Espresso', slug: 'espresso' });
    expect(changeId).toMatch(/^\d+$/);
    expect(tags).toEqual(['categories', 'category:2']);
    expect((await findCategory('kitchen/espresso'))?.category).toMatchObject({ id: '2', name: 'Espresso' });
    expect((await getProduct('1'))?.categories[1]).toMatchObject({ name: 'Espresso', path: 'kitchen/espresso' });
    expect(await findCategory('kitchen/coffee')).toBeNull();
    expect(await findMovedCategory('kitchen/coffee')).toBe('kitchen/espresso');
    expect(await doJob('2')).toBe(1);
    expect(await list({ q: 'espresso' })).toEqual(['1']);
    expect(await list({ q: 'coffee' })).toEqual([]);
    const [product] = await shop.sql`SELECT version::int FROM products WHERE id = 1`;
    expect(product).toEqual({ version: 1 });
  });

  it('moves a category with all that is below it: lists, counts and addresses follow', async () => {
    expect(await list({ category: '4' })).toEqual([]);
    const counts = async () =>
      Object.fromEntries((await addProductCounts(await getCategoryTree())).map((top) => [top.slug, top.productCount]));
    expect(await counts()).toEqual({ kitchen: 2, garden: 0 });
    saved(await update('2', { place: { parentId: '4' } }));
    expect(await list({ category: '4' })).toEqual(['1']);
    expect(await list({ category: '1' })).toEqual(['2']);
    expect(await counts()).toEqual({ kitchen: 1, garden: 1 });
    expect(await findMovedCategory('kitchen/coffee')).toBe('garden/coffee');
    expect((await getProduct('1'))?.categories.map(({ path }) => path)).toEqual(['garden', 'garden/coffee']);
    await doJob('2');
    expect(await list({ q: 'garden' })).toEqual(['1']);
  });

  it('leads no longer away from an address that is somebody’s again', async () => {
    await update('2', { slug: 'espresso' });
    await update('2', { slug: 'coffee' });
    expect(await findMovedCategory('kitchen/coffee')).toBeNull();
    await update('2', { slug: 'espresso' });
    saved(await create({ name: 'Coffee', parentId: '1' }));
    expect(await findMovedCategory('kitchen/coffee')).toBeNull();
    expect(await findMovedCategory('kitchen/espresso')).toBeNull();
  });

  it('orders siblings, and touches no product nor list by that', async () => {
    const { tags, result } = await update('3', { place: { parentId: '1', afterId: null } });
    expect(result).toMatchObject({ state: 'saved', category: { version: 2 } });
    expect(tags).toEqual(['categories']);
    expect((await getCategoryTree())[0]?.children.map(({ slug }) => slug)).toEqual(['tea', 'coffee']);
    expect(await doJob('3')).toBe(0);
    expect(await shop.sql`SELECT action, before, after FROM audit_log`).toEqual([
      { action: 'category.move', before: { after: 'Coffee' }, after: { after: null } },
    ]);
  });

  it('is a conflict for another version, and nothing where it is so already', async () => {
    saved(await update('2', { name: 'Espresso' }, 1));
    expect((await update('2', { name: 'Mocha' }, 1)).result).toEqual({ state: 'conflict', version: 2 });
    const again = await update('2', { name: 'Espresso', place: { parentId: '1' } });
    expect([again.result.state, again.changeId]).toEqual(['unchanged', undefined]);
    expect((await update('99', { name: 'X' })).result).toEqual({ state: 'unknown' });
  });

  it('refuses a move below itself, also when another move has just made it so', async () => {
    const both = await Promise.all([
      update('1', { place: { parentId: '4' } }),
      update('4', { place: { parentId: '1' } }),
    ]);
    expect(both.map(({ result }) => result.state).sort()).toEqual(['invalid', 'saved']);
    expect(await order()).toHaveLength(4);
  });
});

describe('deleteCategory', () => {
  it('refuses one with products or categories in it', async () => {
    expect((await deleteCategory(editor, '2')).result).toEqual({ state: 'occupied', categories: 0, products: 1 });
    expect((await deleteCategory(editor, '1')).result).toEqual({ state: 'occupied', categories: 2, products: 0 });
  });

  it('takes an empty one off the menu, and its addresses lead to what it was in', async () => {
    await shop.sql`UPDATE products SET status = 'archived', deleted_at = now(), deleted_from = 'published' WHERE id = 1`;
    await update('2', { slug: 'espresso' });
    expect((await deleteCategory(editor, '2')).result).toEqual({ state: 'deleted' });
    expect(await findCategory('kitchen/espresso')).toBeNull();
    expect(await findMovedCategory('kitchen/espresso')).toBe('kitchen');
    expect(await findMovedCategory('kitchen/coffee')).toBe('kitchen');
    expect((await deleteCategory(editor, '2')).result).toEqual({ state: 'unknown' });
  });

  it('is for editors alone, as all writes are', async () => {
    await expect(deleteCategory(support, '4')).rejects.toThrow(ForbiddenError);
    await expect(createCategory(support, categoryInput.parse({ name: 'X' }))).rejects.toThrow(ForbiddenError);
    await expect(updateCategory(support, '4', {})).rejects.toThrow(ForbiddenError);
  });
});
