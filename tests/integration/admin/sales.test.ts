import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import { parseListingParams } from '#lib/catalog/listing-query.ts';
import {
  createPromotion,
  deletePromotion,
  findPromotion,
  type PromotionWrite,
  updatePromotion,
} from '#lib/promotions/admin.ts';
import { promotionInput } from '#lib/promotions/input.ts';
import { listPromotions, promotionListQuery } from '#lib/promotions/list.ts';
import { redeem } from '#lib/promotions/redeem.ts';
import { PROMOTION_STATES, stateOf } from '#lib/promotions/state.ts';
import { listRedemptions, readPromotionUsage } from '#lib/promotions/usage.ts';
import { browseProducts } from '#lib/search/browse.ts';
import { dismissMiss, listMisses, pruneMisses } from '#lib/search/misses/admin.ts';
import { synonymInput } from '#lib/search/synonyms/input.ts';
import { listSynonyms, synonymListQuery } from '#lib/search/synonyms/list.ts';
import { addSynonym, removeSynonym } from '#lib/search/synonyms/write.ts';
import { trySearch } from '#lib/search/try-search.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { insertOrder } from '#tests/support/orders.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let editor: Actor;
let viewer: Actor;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, name: 'Velvet Sofa' });
  await insertProduct(shop.sql, { id: 2, name: 'Copper Lamp' });
  editor = (await signInAs(shop.sql, 'editor')).actor;
  viewer = (await signInAs(shop.sql, 'viewer')).actor;
});
afterAll(() => shop.close());
beforeEach(async () => {
  for (const table of ['search_synonyms', 'search_misses', 'audit_log', 'orders', 'promotions', 'changes']) {
    await shop.sql`DELETE FROM ${shop.sql(table)}`;
  }
  await shop.forget();
});

const log = () => shop.sql`SELECT action, subject_name AS name FROM audit_log ORDER BY id`;

describe('search words', () => {
  const search = async (q: string) => {
    const parsed = parseListingParams({ q });
    if (!parsed.ok) throw new Error('bad params');
    return (await browseProducts(parsed.query)).items.map(({ name }) => name);
  };
  const words = (term: string, synonym: string, bothWays = false) => synonymInput.parse({ term, synonym, bothWays });
  const listed = async (q = '') => (await listSynonyms(viewer, synonymListQuery.parse({ q }))).items;
  const misses = async () => (await listMisses(viewer, { page: 1, pageSize: 10 })).items;

  it('find what they stand for from the next search on, and no more once they are removed', async () => {
    expect(await search('couch')).toEqual([]);
    const added = await addSynonym(editor, words(' Couch ', 'SOFA'));
    expect(added).toMatchObject({ result: { state: 'saved' }, tags: ['synonyms'], changeId: expect.any(String) });
    expect(await search('couch')).toEqual(['Velvet Sofa']);
    expect(await listed()).toEqual([{ term: 'couch', synonyms: ['sofa'] }]);
    await removeSynonym(editor, words('couch', 'sofa'));
    expect(await search('couch')).toEqual([]);
    expect(await log()).toEqual([
      { action: 'synonym.create', name: 'couch: sofa' },
      { action: 'synonym.delete', name: 'couch: sofa' },
    ]);
  });

  it('hold both ways where that is wanted, and are listed by any of their words', async () => {
    await addSynonym(editor, words('couch', 'sofa', true));
    expect(await listed('cou')).toEqual([
      { term: 'couch', synonyms: ['sofa'] },
      { term: 'sofa', synonyms: ['couch'] },
    ]);
    expect(await listed('lamp')).toEqual([]);
    const again = await addSynonym(editor, words('couch', 'sofa', true));
    expect([again.result.state, again.changeId]).toEqual(['unchanged', undefined]);
  });

  it('are refused where search sees no word, or the same one', async () => {
    const state = async (term: string, synonym: string) => (await addSynonym(editor, words(term, synonym))).result;
    expect(await state('the', 'sofa')).toMatchObject({ state: 'invalid', errors: [{ pointer: '/term' }] });
    expect(await state('sofas', 'sofa')).toMatchObject({ state: 'invalid', errors: [{ pointer: '/synonym' }] });
    expect(synonymInput.safeParse({ term: 'one two three four', synonym: 'x' }).success).toBe(false);
    await expect(addSynonym(viewer, words('couch', 'sofa'))).rejects.toThrow(ForbiddenError);
  });

  it('are missed where a search finds nothing, until somebody says what is meant', async () => {
    await search('zyxwv');
    await search('zyxwv');
    await search('copper zyxwv');
    await search('copper lamp');
    expect(await misses()).toMatchObject([
      { words: 'copper zyxwv', foundSome: true, times: 1 },
      { words: 'zyxwv', foundSome: false, times: 1 },
    ]);
    await shop.forget();
    await search('zyxwv');
    expect(await misses()).toMatchObject([{ words: 'zyxwv', times: 2 }, { times: 1 }]);
    await addSynonym(editor, words('zyxwv', 'lamp'));
    await dismissMiss(editor, 'copper zyxwv');
    expect(await misses()).toEqual([]);
    expect(await log()).toMatchObject([{ action: 'synonym.create' }, { action: 'search-miss.dismiss' }]);
  });

  it('are not kept where somebody has typed the number of their card', async () => {
    await search('4242 4242 4242 4242');
    await search('4242424242424241');
    expect(await misses()).toMatchObject([{ words: '4242424242424241' }]);
  });

  it('that nobody has missed for a quarter of a year are forgotten', async () => {
    await shop.sql`INSERT INTO search_misses (words, found_some, last_at) VALUES ('old', false, now() - interval '91 days'), ('new', false, now())`;
    await pruneMisses();
    expect(await misses()).toMatchObject([{ words: 'new' }]);
  });

  it('are tried with a reason, and a trial is no miss', async () => {
    await addSynonym(editor, words('couch', 'sofa'));
    expect(await trySearch(viewer, 'Couch')).toEqual({
      kind: 'found',
      takenFor: null,
      groups: [{ text: 'couch', synonyms: ['sofa'] }],
      total: 1,
      products: ['Velvet Sofa'],
    });
    expect(await trySearch(viewer, 'velvett')).toMatchObject({ kind: 'corrected', takenFor: 'velvet', total: 1 });
    expect(await trySearch(viewer, 'zyxwv')).toMatchObject({ kind: 'nothing', total: 0, products: [] });
    expect(await misses()).toEqual([]);
  });
});

describe('promotions', () => {
  const saved = (write: PromotionWrite) => {
    if (write.state !== 'saved') throw new Error(`not saved: ${write.state}`);
    return write.promotion;
  };
  const create = async (name: string, more: object = {}) =>
    saved(await createPromotion(editor, promotionInput.parse({ name, kind: 'amount', value: 500, ...more })));
  const list = async (query: object) =>
    (await listPromotions(viewer, promotionListQuery.parse(query))).items.map(({ name }) => name);
  const [past, future] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());

  it('are listed by the state that a cart would find them in', async () => {
    await create('Running', { startsAt: past, endsAt: future });
    await create('Scheduled', { startsAt: future });
    await create('Over', { endsAt: past, totalLimit: 1 });
    await create('Off', { active: false, endsAt: past });
    const used = await create('Used up', { totalLimit: 1 });
    await shop.sql`UPDATE promotions SET redeemed = 1 WHERE id = ${used.id}`;
    for (const state of PROMOTION_STATES) {
      const { items, total } = await listPromotions(viewer, promotionListQuery.parse({ state }));
      expect([state, total, items.map((promotion) => stateOf(promotion, new Date()))]).toEqual([state, 1, [state]]);
    }
    expect(await list({})).toHaveLength(5);
  });

  it('are found by a part of their name or their code', async () => {
    await create('Spring', { code: 'FLOWERS' });
    await create('Winter');
    expect(await list({ q: 'flow' })).toEqual(['Spring']);
    expect(await list({ q: 'WIN' })).toEqual(['Winter']);
    expect(await list({ q: '%' })).toEqual([]);
  });

  it('leave in the audit log what was changed of them', async () => {
    const { id } = await create('Spring');
    await updatePromotion(editor, id, { value: 700, endsAt: new Date('2027-01-01') }, 1);
    expect((await updatePromotion(editor, id, { value: 900 }, 1)).state).toBe('conflict');
    expect(await shop.sql`SELECT action, before, after FROM audit_log ORDER BY id`).toEqual([
      { action: 'promotion.create', before: null, after: expect.objectContaining({ name: 'Spring', value: 500 }) },
      {
        action: 'promotion.update',
        before: { value: 500, endsAt: null },
        after: { value: 700, endsAt: '2027-01-01T00:00:00.000Z' },
      },
    ]);
  });

  it('are deleted while no order has them, for the version that was meant, and leave what they were in the audit log', async () => {
    const { id } = await create('Spring', { code: 'FLOWERS' });
    await expect(deletePromotion(viewer, id)).rejects.toThrow(ForbiddenError);
    expect(await deletePromotion(editor, id, 2)).toEqual({ state: 'conflict', version: 1 });
    expect(await deletePromotion(editor, id, 1)).toEqual({ state: 'deleted' });
    expect(await findPromotion(viewer, id)).toBeNull();
    expect(await deletePromotion(editor, id)).toEqual({ state: 'unknown' });
    expect(
      await shop.sql`SELECT subject_name, before->>'code' AS code, after FROM audit_log WHERE action = 'promotion.delete'`,
    ).toEqual([{ subject_name: 'Spring', code: 'FLOWERS', after: null }]);

    const used = await create('Used');
    const promotions = [{ promotionId: used.id, amount: 500 }];
    const orderId = await insertOrder(shop.sql, { productId: 1 });
    await shop.runtime.db.transaction((tx) => redeem(tx, { orderId, customer: 'ada@strata.test', promotions }));
    expect(await deletePromotion(editor, used.id)).toEqual({ state: 'used', orders: 1 });
    expect(await findPromotion(viewer, used.id)).not.toBeNull();
  });

  it('say what they have cost; by whom they were used, to those alone who may see orders', async () => {
    const { id } = await create('Spring');
    for (const amount of [500, 300]) {
      const orderId = await insertOrder(shop.sql, { productId: 1 });
      const promotions = [{ promotionId: id, amount }];
      await shop.runtime.db.transaction((tx) => redeem(tx, { orderId, customer: 'Ada@strata.test', promotions }));
    }
    expect(await readPromotionUsage(viewer, id)).toEqual({ orders: 2, customers: 1, takenOff: 800 });
    expect(await listRedemptions(editor, id)).toMatchObject([
      { amount: 300, customer: 'ada@strata.test', orderNumber: expect.stringMatching(/^S-/) },
      { amount: 500 },
    ]);
    await expect(listRedemptions(viewer, id)).rejects.toThrow(ForbiddenError);
  });
});
