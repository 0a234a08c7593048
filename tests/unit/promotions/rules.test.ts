import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReductionInput, reduce } from '#lib/promotions/rules.ts';
import type { Promotion } from '#lib/promotions/types.ts';

const NOW = new Date('2026-05-01T12:00:00Z');
const HOUR = 60 * 60 * 1000;

const promotion = (given: Partial<Promotion>): Promotion => ({
  id: '1',
  code: 'CODE',
  name: 'A reduction',
  kind: 'percentage',
  value: 1000,
  currency: 'EUR',
  minimumSubtotal: 0,
  startsAt: null,
  endsAt: null,
  totalLimit: null,
  perCustomerLimit: null,
  stackable: false,
  active: true,
  redeemed: 0,
  ...given,
});

const input = (promotions: Promotion[], given: Partial<ReductionInput> = {}): ReductionInput => ({
  currency: 'EUR',
  lines: [{ key: 'a', amount: 10_000 }],
  promotions,
  now: NOW,
  usedBy: new Map(),
  shipping: () => 490,
  ...given,
});

const names = (promotions: Promotion[], given: Partial<ReductionInput> = {}) =>
  reduce(input(promotions, given)).applied.map(({ promotion: { name } }) => name);
const refusal = (given: Partial<Promotion>, more: Partial<ReductionInput> = {}) =>
  reduce(input([promotion(given)], more)).refused[0]?.refusal;

describe('a promotion', () => {
  it('takes a percentage off what the goods cost', () => {
    expect(reduce(input([promotion({ value: 1250 })])).discount).toBe(1250);
  });

  it('takes an amount off, and never more than there is', () => {
    expect(reduce(input([promotion({ kind: 'amount', value: 1500 })])).discount).toBe(1500);
    expect(reduce(input([promotion({ kind: 'amount', value: 15_000 })])).discount).toBe(10_000);
  });

  it('pays for shipping and takes nothing off the goods', () => {
    expect(reduce(input([promotion({ kind: 'free-shipping', value: 0 })]))).toMatchObject({
      discount: 0,
      freeShipping: true,
    });
  });

  it('splits over the lines by largest remainder', () => {
    const lines = ['a', 'b', 'c'].map((key) => ({ key, amount: 333 }));
    const [applied] = reduce(input([promotion({ kind: 'amount', value: 100 })], { lines })).applied;
    expect([...(applied?.byLine ?? [])]).toEqual([
      ['a', 34],
      ['b', 33],
      ['c', 33],
    ]);
  });

  it('gives what is left over to the same lines in whatever order they come', () => {
    const lines = ['a', 'b', 'c'].map((key) => ({ key, amount: 333 }));
    const partOf = (some: typeof lines) =>
      reduce(input([promotion({ kind: 'amount', value: 100 })], { lines: some })).applied[0]?.byLine.get('a');
    expect(partOf(lines.toReversed())).toBe(partOf(lines));
  });

  it('counts from its first moment, and not at its last', () => {
    expect(refusal({ startsAt: NOW })).toBeUndefined();
    expect(refusal({ startsAt: new Date(+NOW + HOUR) })).toMatchObject({ reason: 'not-yet' });
    expect(refusal({ endsAt: new Date(+NOW + HOUR) })).toBeUndefined();
    expect(refusal({ endsAt: NOW })).toEqual({ reason: 'over' });
  });

  it('says how much is missing for its minimum', () => {
    expect(refusal({ minimumSubtotal: 10_000 })).toBeUndefined();
    expect(refusal({ minimumSubtotal: 12_500 })).toEqual({ reason: 'below-minimum', missing: 2500 });
  });

  it('is used up when as many orders have it as may', () => {
    expect(refusal({ totalLimit: 10, redeemed: 9 })).toBeUndefined();
    expect(refusal({ totalLimit: 10, redeemed: 10 })).toEqual({ reason: 'total-limit' });
  });

  it('is used up for a customer who has had it as often as they may', () => {
    expect(refusal({ perCustomerLimit: 2 }, { usedBy: new Map([['1', 1]]) })).toBeUndefined();
    expect(refusal({ perCustomerLimit: 2 }, { usedBy: new Map([['1', 2]]) })).toEqual({ reason: 'customer-limit' });
  });

  it('is nothing when it is switched off, of another currency, or without goods', () => {
    expect(refusal({ active: false })).toEqual({ reason: 'inactive' });
    expect(refusal({ currency: 'USD' })).toEqual({ reason: 'other-currency' });
    expect(refusal({}, { lines: [] })).toEqual({ reason: 'nothing-to-reduce' });
  });
});

describe('promotions together', () => {
  const tenth = promotion({ id: '1', name: 'tenth', stackable: true });
  const five = promotion({ id: '2', name: 'five', kind: 'amount', value: 500, stackable: true });
  const alone = (value: number) => promotion({ id: '3', name: 'alone', kind: 'amount', value });

  it('apply one after the other when they stack, percentages first', () => {
    const { discount } = reduce(input([five, tenth]));
    expect(names([five, tenth])).toEqual(['tenth', 'five']);
    expect(discount).toBe(1500);
  });

  it('give way to one that does not stack and takes more off, which is said', () => {
    const { refused } = reduce(input([five, tenth, alone(1501)]));
    expect(names([five, tenth, alone(1501)])).toEqual(['alone']);
    expect(refused.map(({ refusal }) => refusal)).toEqual([
      { reason: 'outdone', by: 'alone' },
      { reason: 'outdone', by: 'alone' },
    ]);
  });

  it('exclude one that does not stack and takes less off', () => {
    expect(names([five, tenth, alone(1499)])).toEqual(['tenth', 'five']);
  });

  it('count free shipping for what shipping would cost', () => {
    const free = promotion({ id: '4', name: 'free', kind: 'free-shipping', value: 0 });
    expect(names([free, alone(400)], { shipping: () => 490 })).toEqual(['free']);
    expect(names([free, alone(400)], { shipping: () => 0 })).toEqual(['alone']);
  });

  it('leave free shipping alone where delivery costs nothing, or another one pays for it, so that it is not used up', () => {
    const [one, other] = ['4', '5'].map((id) =>
      promotion({ id, name: `free ${id}`, kind: 'free-shipping', value: 0, stackable: true }),
    ) as [Promotion, Promotion];
    expect(names([one, other])).toEqual(['free 4']);
    const { applied, refused } = reduce(input([one, tenth], { shipping: () => 0 }));
    expect(applied.map(({ promotion: { name } }) => name)).toEqual(['tenth']);
    expect(refused.map(({ refusal }) => refusal)).toEqual([{ reason: 'free-anyway' }]);
  });

  it('leave alone what makes the goods too few for free delivery and saves less than that costs, which is said', () => {
    const from = (freeFrom: number) => (goods: number) => (goods < freeFrom ? 490 : 0);
    const two = promotion({ id: '6', name: 'two', kind: 'amount', value: 200, stackable: true });
    expect(names([two], { shipping: from(9_800) })).toEqual(['two']);
    expect(reduce(input([two], { shipping: from(9_801) }))).toMatchObject({
      discount: 0,
      refused: [{ refusal: { reason: 'dearer' } }],
    });
    expect(reduce(input([two, five], { shipping: from(9_500) }))).toMatchObject({
      discount: 500,
      refused: [{ refusal: { reason: 'dearer' } }],
    });
  });

  it('leave alone what finds nothing left, so that it is not used up', () => {
    const all = promotion({ id: '5', name: 'all', value: 10_000, stackable: true });
    expect(names([all, five])).toEqual(['all']);
  });

  it('prefer at a tie the one whose code was entered, then the older one', () => {
    const automatic = promotion({ id: '1', name: 'automatic', code: null, value: 1000 });
    const entered = promotion({ id: '2', name: 'entered', value: 1000 });
    const younger = promotion({ id: '3', name: 'younger', value: 1000 });
    expect(names([automatic, younger, entered])).toEqual(['entered']);
  });
});

describe('whatever the promotions and the goods', () => {
  const kinds = fc.oneof(
    fc.record({ kind: fc.constant('percentage' as const), value: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ kind: fc.constant('amount' as const), value: fc.integer({ min: 1, max: 2_000_000_000 }) }),
    fc.constant({ kind: 'free-shipping' as const, value: 0 }),
  );
  const promotions = fc
    .array(fc.tuple(kinds, fc.boolean(), fc.nat(20_000), fc.boolean()), { maxLength: 6 })
    .map((list) =>
      list.map(([kind, stackable, minimumSubtotal, hasCode], at) =>
        promotion({
          ...kind,
          id: String(at + 1),
          code: hasCode ? `C${at}` : null,
          name: `P${at}`,
          stackable,
          minimumSubtotal,
        }),
      ),
    );
  const lines = fc
    .array(fc.nat(200_000_000), { minLength: 1, maxLength: 8 })
    .map((amounts) => amounts.map((amount, at) => ({ key: `line-${at}`, amount })));
  /** Delivery that is free from some value on. */
  const rates = fc.record({ price: fc.nat(3000), freeFrom: fc.oneof(fc.nat(20_000), fc.nat(1_600_000_000)) });
  const worlds = fc.tuple(promotions, lines, rates);
  type World = [Promotion[], ReductionInput['lines'], { price: number; freeFrom: number }];
  const costOf = ({ price, freeFrom }: World[2], goods: number) => (goods < freeFrom ? price : 0);
  const solve = ([list, goods, rate]: World) =>
    reduce(input(list, { lines: goods, shipping: (left) => costOf(rate, left) }));
  /** What the shopper pays in the end. */
  const pay = (world: World) => {
    const { discount, freeShipping } = solve(world);
    const left = world[1].reduce((sum, { amount }) => sum + amount, 0) - discount;
    return left + (freeShipping ? 0 : costOf(world[2], left));
  };

  it('the parts of the lines add up to the reductions, and none is more than its line', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { applied, discount } = solve(world);
        expect(applied.reduce((sum, { amount }) => sum + amount, 0)).toBe(discount);
        for (const { amount, byLine } of applied) {
          expect([...byLine.values()].reduce((sum, part) => sum + part, 0)).toBe(amount);
          expect([...byLine.values()].every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
        }
        for (const { key, amount } of world[1]) {
          expect(applied.reduce((sum, { byLine }) => sum + (byLine.get(key) ?? 0), 0)).toBeLessThanOrEqual(amount);
        }
      }),
    );
  });

  it('the order in which they come does not matter', () => {
    const shuffled = worlds.chain(([list, goods, rate]) =>
      fc.tuple(
        fc.constant([list, goods, rate] as World),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.shuffledSubarray([...goods], { minLength: goods.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([world, otherList, otherGoods]) => {
        const plain = (result: ReturnType<typeof solve>) => ({
          ...result,
          applied: result.applied.map(({ byLine, ...rest }) => ({ ...rest, parts: [...byLine].toSorted() })),
        });
        expect(plain(solve([otherList, otherGoods, world[2]]))).toEqual(plain(solve(world)));
      }),
    );
  });

  it('one more promotion never makes it dearer, delivery included', () => {
    fc.assert(
      fc.property(worlds, fc.nat(5), ([list, goods, rate], without) => {
        const fewer = list.filter((_, at) => at !== without);
        expect(pay([list, goods, rate])).toBeLessThanOrEqual(pay([fewer, goods, rate]));
      }),
    );
  });

  it('none is used up for nothing', () => {
    fc.assert(
      fc.property(worlds, ([list, goods, rate]) => {
        const used = solve([list, goods, rate]).applied.map(({ promotion: { id } }) => id);
        for (const id of used) {
          const rest = list.filter((other) => used.includes(other.id) && other.id !== id);
          expect(pay([rest, goods, rate])).toBeGreaterThan(pay([list, goods, rate]));
        }
      }),
    );
  });

  it('only those that stack are applied together', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { applied, refused } = solve(world);
        expect(applied.length <= 1 || applied.every(({ promotion: { stackable } }) => stackable)).toBe(true);
        expect(applied.length + refused.length).toBe(world[0].length);
      }),
    );
  });
});
