import { expect, it } from 'vitest';
import { taxBase } from '#lib/orders/tax-base.ts';
import type { OrderItem } from '#lib/orders/types.ts';

const line = (lineTotal: number, discount: number, tax: number) => ({ lineTotal, discount, tax }) as OrderItem;

it('is all of the order where delivery is taxed as the goods are', () => {
  const order = { items: [line(11_900, 0, 1_900)], shipping: 490, tax: 1_978, taxIncluded: true, total: 12_390 };
  expect(taxBase(order)).toEqual({ net: 10_412, gross: 12_390, untaxed: 0 });
});

it('leaves out delivery where only goods are taxed', () => {
  const order = { items: [line(10_000, 1_000, 653)], shipping: 1_690, tax: 653, taxIncluded: false, total: 11_343 };
  expect(taxBase(order)).toEqual({ net: 9_000, gross: 9_653, untaxed: 1_690 });
});

it('is of what is added to prices without it', () => {
  const order = { items: [line(10_000, 0, 400)], shipping: 1_000, tax: 440, taxIncluded: false, total: 11_440 };
  expect(taxBase(order)).toEqual({ net: 11_000, gross: 11_440, untaxed: 0 });
});
