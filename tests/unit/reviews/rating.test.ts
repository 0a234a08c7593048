import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counted, shiftRating } from '#lib/reviews/rating.ts';

const counted: fc.Arbitrary<Counted> = fc.option(
  fc.record({
    status: fc.constantFrom('pending' as const, 'published' as const, 'rejected' as const),
    rating: fc.integer({ min: 1, max: 5 }),
  }),
  { nil: undefined },
);

const total = (reviews: readonly Counted[]) =>
  reviews.reduce(
    ({ sum, count }, review) =>
      review?.status === 'published' ? { sum: sum + review.rating, count: count + 1 } : { sum, count },
    { sum: 0, count: 0 },
  );

describe('shiftRating', () => {
  it('keeps the rating equal to the published reviews, whatever becomes of them in whatever order', () => {
    const steps = fc.array(fc.record({ at: fc.nat({ max: 4 }), to: counted }), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (walk) => {
        const reviews: Counted[] = Array(5).fill(undefined);
        const rating = { sum: 0, count: 0 };
        for (const { at, to } of walk) {
          const { sum, count } = shiftRating(reviews[at], to);
          rating.sum += sum;
          rating.count += count;
          reviews[at] = to;
          expect(rating).toEqual(total(reviews));
        }
      }),
    );
  });
});
