import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planHold } from '#lib/reservations/plan.ts';

const anyUnits = fc.uniqueArray(
  fc.record({ variantId: fc.integer({ min: 1, max: 9 }).map(String), quantity: fc.integer({ min: 1, max: 99 }) }),
  { selector: ({ variantId }) => variantId },
);

it('moves what is missing, gives back what is too much, and leaves the rest', () => {
  const held = [
    { variantId: '1', quantity: 2 },
    { variantId: '2', quantity: 5 },
    { variantId: '3', quantity: 1 },
  ];
  const wanted = [
    { variantId: '1', quantity: 2 },
    { variantId: '2', quantity: 3 },
    { variantId: '4', quantity: 1 },
  ];
  expect(planHold(wanted, held)).toEqual([
    { variantId: '2', delta: 2 },
    { variantId: '3', delta: 1 },
    { variantId: '4', delta: -1 },
  ]);
});

it('comes from any hold to exactly what is wanted, with one movement for each variant', () => {
  fc.assert(
    fc.property(anyUnits, anyUnits, (wanted, held) => {
      const moves = planHold(wanted, held);
      const after = new Map(held.map(({ variantId, quantity }) => [variantId, quantity]));
      for (const { variantId, delta } of moves) after.set(variantId, (after.get(variantId) ?? 0) - delta);
      const left = [...after].filter(([, quantity]) => quantity !== 0).sort();
      expect(left).toEqual(wanted.map(({ variantId, quantity }) => [variantId, quantity]).sort());
      expect(new Set(moves.map(({ variantId }) => variantId)).size).toBe(moves.length);
      expect(moves.every(({ delta }) => delta !== 0)).toBe(true);
    }),
  );
});
