import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { inspectCached } from '#lib/admin/inspect/inspect.ts';
import type { InspectedKey } from '#lib/admin/inspect/inspect-key.ts';
import { purge } from '#lib/admin/purge-tags.ts';
import { getProduct } from '#lib/catalog/read.ts';
import { commitChange } from '#lib/changes/commit-change.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

/** Where a frame has the position of the log that it was loaded at. */
const SNAPSHOT_OFFSET = 32;

let shop: TestShop;
/** Of product 1, and where the shared store keeps that. */
let key: string;
let place: string;
let viewer: Actor;
let owner: Actor;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  [viewer, owner] = (await Promise.all([signInAs(shop.sql, 'viewer'), signInAs(shop.sql, 'owner')])).map(
    ({ actor }) => actor,
  ) as [Actor, Actor];
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`DELETE FROM products`;
  await shop.sql`DELETE FROM changes`;
  await insertProduct(shop.sql, { id: 1, slug: 'lamp', price: 1_000 });
  await shop.forget();
  await getProduct('404');
  key = shop.runtime.cache.inspect.keyOf('product', '1') as string;
  place = `strata:c:{${key}}`;
});

const inspect = async (): Promise<InspectedKey> => {
  const { subjects } = await inspectCached(viewer, { key });
  return subjects[0] as InspectedKey;
};

/** A new price, as the shop writes it. */
const reprice = (price: number) =>
  commitChange(async () => {
    await shop.sql`UPDATE products SET price = ${price}, version = version + 1 WHERE id = 1`;
    return { result: undefined, change: { kind: 'product', tags: ['product:1'], cdn: 'purge' } };
  });

const frame = async () => (await shop.redis?.getBuffer(place)) as Buffer;

/** Puts what was there before a change back, as if it had been loaded after it: nothing in the shop would. */
async function plant(old: Buffer): Promise<void> {
  const planted = Buffer.from(old);
  planted.writeDoubleLE(shop.runtime.cache.position(), SNAPSHOT_OFFSET);
  await shop.redis?.set(place, planted, 'PX', 60_000);
}

async function plantOldPrice(): Promise<void> {
  await getProduct('1');
  const old = await frame();
  await reprice(1_200);
  await getProduct('1');
  // The change is older than the copy says it is: it explains nothing.
  await shop.sql`UPDATE changes SET created_at = created_at - interval '1 hour'`;
  shop.runtime.cache.clearLocal();
  await plant(old);
}

describe('a stale entry behind the back of the cache', () => {
  it('is named in the shared store, with what is old about it, and that nothing explains it', async () => {
    await plantOldPrice();
    const { verdict, shared, processes, source } = await inspect();
    expect(verdict).toMatchObject({ state: 'wrong', places: ['Redis'], cause: { state: 'unexplained' } });
    expect(shared).toMatchObject({
      copy: {
        verdict: 'alive',
        version: 1,
        comparison: {
          state: 'differs',
          isOlder: true,
          fields: expect.arrayContaining([{ field: 'price', here: '1000', source: '1200' }]),
        },
      },
    });
    expect(processes.map(({ copy }) => copy)).toEqual([null]);
    expect(source).toMatchObject({ state: 'found', version: 2, fields: { price: 1_200 } });
  });

  it('is named in the process that has picked it up, though the shared store is clean', async () => {
    await plantOldPrice();
    await getProduct('1');
    await shop.redis?.del(place);
    const { verdict, shared, processes } = await inspect();
    expect(verdict).toMatchObject({ state: 'wrong', places: [expect.stringContaining(`process ${process.pid}`)] });
    expect(shared.state).toBe('absent');
    expect(processes[0]?.copy).toMatchObject({ version: 1, comparison: { state: 'differs', isOlder: true } });
  });

  it('is gone with a purge by product, which is a change and stands in the audit log', async () => {
    await plantOldPrice();
    await getProduct('1');
    expect(await purge(owner, { product: 'lamp' })).toMatchObject({
      state: 'purged',
      tags: ['product:1', 'slug:lamp', 'reviews:1'],
      changeId: expect.any(String),
    });
    expect((await inspect()).verdict.state).toBe('ended');
    expect(await getProduct('1')).toMatchObject({ price: 1_200 });
    expect((await inspect()).verdict.state).toBe('current');
    const [row] = await shop.sql`SELECT actor_email, action, after FROM audit_log ORDER BY id DESC LIMIT 1`;
    expect(row).toMatchObject({ actor_email: owner.email, action: 'cache.purge' });
  });
});

describe('the verdict', () => {
  it('is that no layer holds what nobody has asked for', async () => {
    expect((await inspect()).verdict).toEqual({ state: 'empty' });
  });

  it('is that all is well where every layer holds what the database has', async () => {
    await getProduct('1');
    const { verdict, processes, shared } = await inspect();
    expect(verdict).toEqual({ state: 'current' });
    expect([processes[0]?.copy?.version, shared.state]).toEqual([1, 'held']);
  });

  it('blames rows that were changed past the shop, and says which process stored what was right then', async () => {
    await getProduct('1');
    await shop.sql`UPDATE products SET price = 900 WHERE id = 1`;
    expect((await inspect()).verdict).toMatchObject({
      state: 'wrong',
      cause: { state: 'unexplained', isRemembered: true },
    });
  });

  it('blames a change that nobody has announced', async () => {
    await getProduct('1');
    await shop.sql`UPDATE products SET price = 900, version = 2 WHERE id = 1`;
    await shop.sql`INSERT INTO changes (kind, tags, cdn) VALUES ('product', '{product:1}', 'purge')`;
    expect((await inspect()).verdict).toMatchObject({
      state: 'wrong',
      cause: { state: 'unannounced', change: { kind: 'product' } },
    });
  });

  it('says of an old copy that its tags have ended it, and nobody is served it', async () => {
    await getProduct('1');
    const old = await frame();
    await reprice(1_200);
    shop.runtime.cache.clearLocal();
    await shop.redis?.set(place, old, 'PX', 60_000);
    expect((await inspect()).verdict).toEqual({ state: 'ended', places: ['Redis'] });
  });

  it('says that a deleted product is still served', async () => {
    await getProduct('1');
    await shop.sql`UPDATE products SET status = 'archived' WHERE id = 1`;
    const { verdict, source } = await inspect();
    expect([verdict.state, source.state]).toEqual(['wrong', 'absent']);
  });
});

it('finds the product behind the address of its page', async () => {
  await getProduct('lamp');
  const { subjects } = await inspectCached(viewer, { url: '/products/lamp?utm_source=mail' });
  expect(subjects.map(({ key, verdict }) => [key, verdict.state])).toEqual(
    expect.arrayContaining([
      ['product-slug:1:lamp', 'current'],
      [key, 'current'],
    ]),
  );
});

it('takes a key without the version of its form, as tags are written, and leaves any other as it was said', async () => {
  const keysOf = async (said: string) => (await inspectCached(viewer, { key: said })).subjects.map((one) => one.key);
  expect(await keysOf('product:1')).toEqual([key]);
  for (const said of [key, 'product:1:1', 'nothing:1', 'product']) expect(await keysOf(said)).toEqual([said]);
});

it('shows nothing of sessions, and does not purge what is not there', async () => {
  const { subjects } = await inspectCached(viewer, { key: 'session:1:some-digest' });
  expect(subjects[0]).toMatchObject({ source: { state: 'unasked', fields: {} } });
  expect(await purge(owner, { product: 'nowhere' })).toEqual({ state: 'no-product' });
});

it('purges for owners alone', async () => {
  await expect(purge(viewer, { tags: ['products'] })).rejects.toThrow('owner');
});
