import type { Random } from '../random.ts';

/** How a product's prices end; the same for all its variants. */
export type PriceStyle = { cents: number; less: number };

export function pickPriceStyle(random: Random): PriceStyle {
  return { cents: random.pick([0, 0, 50, 90, 90, 95]), less: random.pick([0, 0, 1]) };
}

/** The price, in minor units, that a shop would write on the shelf for about `euros`. */
export function roundPrice(euros: number, { cents, less }: PriceStyle): number {
  if (euros < 20) return Math.max(1, Math.floor(euros)) * 100 + cents;
  if (euros < 100) return Math.floor(euros) * 100 + (cents === 50 ? 0 : cents);
  if (euros < 500) return Math.round(euros / 5) * 500 - less * 100;
  return Math.round(euros / 10) * 1000 - less * 100;
}

/** A price between both ends, EUR; low ones are likelier. */
export function drawPrice(random: Random, [cheapest, dearest]: readonly [number, number]): number {
  return cheapest * (dearest / cheapest) ** (random.next() ** 1.15);
}
