import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Shopper } from '#lib/accounts/viewer.ts';
import { getProduct, listProducts } from '#lib/catalog/read.ts';
import { judgeReview, listReviewsByStatus } from '#lib/reviews/moderate.ts';
import { getOwnReview } from '#lib/reviews/own.ts';
import { listReviews } from '#lib/reviews/read.ts';
import { deleteOwnReview, writeReview } from '#lib/reviews/write.ts';
import { signInAs, signUpShopper } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { insertOrder } from '#tests/support/orders.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { countContradictions } from '#tests/support/seeded.ts';

let shop: TestShop;
let support: Actor;
let viewer: Actor;
let ada: Shopper;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  ({ actor: support } = await signInAs(shop.sql, 'support'));
  ({ actor: viewer } = await signInAs(shop.sql, 'viewer'));
  ada = await signUpShopper();
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`DELETE FROM orders`;
  await shop.sql`DELETE FROM products`;
  await insertProduct(shop.sql, { id: 1 });
  await insertProduct(shop.sql, { id: 2 });
  await shop.forget();
});

const text = { rating: 4, title: 'Good', body: 'It does what it should.', author: 'Ada' };
const rating = async () => (await getProduct('1'))?.rating;

async function written(shopper = ada, stars = 4) {
  await insertOrder(shop.sql, { userId: shopper.userId, productId: 1 });
  const { result } = await writeReview(shopper, '1', { ...text, rating: stars });
  if (result.state !== 'written') throw new Error(`not written: ${result.state}`);
  return result.review;
}

describe('a review', () => {
  it('is refused to who has not bought the product', async () => {
    await insertOrder(shop.sql, { userId: ada.userId, productId: 2 });
    const { result, changeId } = await writeReview(ada, '1', text);
    expect([result, changeId]).toEqual([{ state: 'not-a-buyer' }, undefined]);
    expect(await getOwnReview(ada, '1')).toEqual({ state: 'not-a-buyer' });
  });

  it.each(['placed', 'cancelled', 'refunded'] as const)('is refused for an order that is %s', async (status) => {
    await insertOrder(shop.sql, { userId: ada.userId, productId: 1, status });
    expect((await writeReview(ada, '1', text)).result).toEqual({ state: 'not-a-buyer' });
  });

  it('waits, and shows to nobody but whoever wrote it', async () => {
    await written();
    expect(await listReviews('1', 1)).toMatchObject({ items: [], total: 0 });
    expect(await rating()).toEqual({ average: 0, count: 0 });
    expect(await getOwnReview(ada, '1')).toMatchObject({
      state: 'written',
      review: { status: 'pending', title: 'Good' },
    });
    const waiting = await listReviewsByStatus(support, { status: 'pending', page: 1, pageSize: 10 });
    expect(waiting.items).toMatchObject([{ productSlug: 'product-1', orderNumber: expect.stringMatching(/^S-/) }]);
  });

  it('shows and counts as soon as it is published, in whatever was cached', async () => {
    await shop.sql`UPDATE products SET rating_sum = 3, rating_count = 1 WHERE id = 2`;
    const { id } = await written();
    const best = async () =>
      (await listProducts({ page: 1, pageSize: 3, sort: 'rating', category: 'kitchen' })).items[0]?.id;
    expect([await rating(), await best(), (await listReviews('1', 1)).total]).toEqual([
      { average: 0, count: 0 },
      '2',
      0,
    ]);

    const { changeId, tags } = await judgeReview(support, id, 'published');
    expect(changeId).toEqual(expect.any(String));
    expect(tags).toEqual(
      expect.arrayContaining(['product:1', 'reviews:1', 'list:all:rating', 'list:2:rating', 'list:1:rating']),
    );
    expect([await rating(), await best()]).toEqual([{ average: 4, count: 1 }, '1']);
    expect(await listReviews('1', 1)).toMatchObject({
      items: [{ title: 'Good', author: 'Ada', verifiedBuyer: true }],
      total: 1,
      distribution: [0, 0, 0, 1, 0],
    });
  });

  it('is taken down by an edit, and waits anew', async () => {
    const { id } = await written();
    await judgeReview(support, id, 'published');
    const { result } = await writeReview(ada, '1', { ...text, rating: 1 });
    expect(result).toMatchObject({ state: 'edited', review: { id, status: 'pending', rating: 1, version: 2 } });
    expect([await rating(), (await listReviews('1', 1)).total]).toEqual([{ average: 0, count: 0 }, 0]);
  });

  it('stays published when it is sent again as it is', async () => {
    const { id } = await written();
    await judgeReview(support, id, 'published');
    const again = await writeReview(ada, '1', text);
    expect(again).toMatchObject({ result: { review: { status: 'published', version: 1 } }, changeId: undefined });
  });

  it('counts no more when it is rejected, or removed by its writer', async () => {
    const { id } = await written();
    await judgeReview(support, id, 'published');
    await judgeReview(support, id, 'rejected');
    expect(await rating()).toEqual({ average: 0, count: 0 });
    await judgeReview(support, id, 'published');
    expect(await rating()).toEqual({ average: 4, count: 1 });
    expect((await deleteOwnReview(ada, '1')).result).toBe(true);
    expect([await rating(), await getOwnReview(ada, '1')]).toEqual([
      { average: 0, count: 0 },
      { state: 'may-write', author: ada.name },
    ]);
  });

  it('is not published unread: an edit made meanwhile is a conflict', async () => {
    const { id, version } = await written();
    await writeReview(ada, '1', { ...text, body: 'Buy my pills.' });
    expect((await judgeReview(support, id, 'published', version)).result).toEqual({ state: 'conflict', version: 2 });
    expect((await listReviews('1', 1)).total).toBe(0);
  });

  it('leaves who judged it in the audit log, once', async () => {
    await shop.sql`DELETE FROM audit_log`;
    const { id } = await written();
    await judgeReview(support, id, 'published');
    await judgeReview(support, id, 'published');
    await judgeReview(support, id, 'rejected');
    const entries = shop.sql`SELECT action, actor_email, subject_name, before, after FROM audit_log ORDER BY id`;
    expect(await entries).toEqual([
      {
        action: 'review.publish',
        actor_email: support.email,
        subject_name: 'Good',
        before: { status: 'pending' },
        after: { status: 'published' },
      },
      expect.objectContaining({ action: 'review.reject', after: { status: 'rejected' } }),
    ]);
  });

  it('is found among those of its product', async () => {
    const { id } = await written();
    const list = (productId: string) =>
      listReviewsByStatus(support, { status: 'pending', productId, page: 1, pageSize: 10 });
    expect((await list('1')).items.map((review) => review.id)).toEqual([id]);
    expect(await list('2')).toMatchObject({ items: [], total: 0 });
  });

  it('is judged by support and those above alone', async () => {
    const { id } = await written();
    await expect(judgeReview(viewer, id, 'published')).rejects.toThrow('support');
    await expect(listReviewsByStatus(viewer, { status: 'pending', page: 1, pageSize: 1 })).rejects.toThrow('support');
  });
});

describe('the rating of a product', () => {
  it('is that of its published reviews after many writes at once', async () => {
    const shoppers = await Promise.all(Array.from({ length: 10 }, signUpShopper));
    const reviews = await Promise.all(shoppers.map((shopper, at) => written(shopper, 1 + (at % 5))));
    const writes = Array.from({ length: 50 }, (_, at) => {
      const [shopper, review] = [shoppers[at % 10] as Shopper, reviews[at % 10]];
      if (at % 5 === 4) return () => writeReview(shopper, '1', { ...text, rating: 1 + (at % 4), title: `Edit ${at}` });
      if (at % 11 === 10) return () => deleteOwnReview(shopper, '1');
      return () => judgeReview(support, review?.id ?? '', at % 3 === 2 ? 'rejected' : 'published');
    });
    await Promise.all(writes.map((write) => write()));
    expect((await countContradictions(shop.sql))?.ratings).toBe(0);
    const { total, distribution } = await listReviews('1', 1);
    expect(total).toBeGreaterThan(0);
    expect(await rating()).toMatchObject({ count: total });
    expect(distribution.reduce((sum, count) => sum + count)).toBe(total);
  });

  it('has one review of a shopper who sends it twice at once', async () => {
    await insertOrder(shop.sql, { userId: ada.userId, productId: 1 });
    const sent = await Promise.all([writeReview(ada, '1', text), writeReview(ada, '1', text)]);
    expect(sent.map(({ result }) => result.state).sort()).toEqual(['edited', 'written']);
  });
});
