import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEW_PROMOTION, readValues, toValues } from '#app/admin/promotions/_parts/promotion-values.ts';
import type { Promotion } from '#lib/promotions/types.ts';

const limit = fc.option(fc.integer({ min: 1, max: 1_000_000 }));
/** To the minute, as people type it, or to the second, as programs have it. */
const moment = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 4_000_000 }), fc.constantFrom(0, 59))
    .map(([minutes, seconds]) => new Date(minutes * 60_000 + seconds * 1_000)),
);
const promotions: fc.Arbitrary<Promotion> = fc
  .record({
    id: fc.constant('1'),
    redeemed: fc.constant(0),
    name: fc.constant('Spring'),
    kind: fc.constantFrom('percentage', 'amount', 'free-shipping'),
    value: fc.integer({ min: 1, max: 10_000 }),
    currency: fc.constantFrom('EUR', 'JPY', 'BHD'),
    code: fc.option(fc.constant('SPRING')),
    minimumSubtotal: fc.nat(1_000_000),
    startsAt: moment,
    endsAt: moment,
    totalLimit: limit,
    perCustomerLimit: limit,
    stackable: fc.boolean(),
    active: fc.boolean(),
  })
  .map((promotion) => (promotion.kind === 'free-shipping' ? { ...promotion, value: 0 } : promotion));

describe('the form of a promotion', () => {
  it('says of what it was filled with just that, in any currency', () => {
    fc.assert(
      fc.property(promotions, (promotion) => {
        const { id: _, redeemed: __, startsAt, endsAt, ...rest } = promotion;
        const read = readValues(toValues(promotion));
        if (read.state === 'unreadable') throw new Error(JSON.stringify(read.errors));
        const { startsAt: from, endsAt: to, ...body } = read.body;
        expect(body).toEqual(rest);
        expect([from, to].map((at) => at && new Date(at))).toEqual([startsAt, endsAt]);
      }),
    );
  });

  it('says next to each field what is no number, and that a code is missing', () => {
    const read = readValues({ ...NEW_PROMOTION, value: 'a lot', minimumSubtotal: '1.234', totalLimit: '1.5' });
    expect(read.state === 'unreadable' && read.errors.map(({ field }) => field)).toEqual([
      'code',
      'value',
      'minimumSubtotal',
      'totalLimit',
    ]);
  });
});
