import type { ShippingOption } from './types.ts';

/** A method with one of its rates. `country` `*`: every country that the method does not name. */
export type ShippingRate = {
  methodId: string;
  name: string;
  description: string;
  country: string;
  currency: string;
  /** Minor units. */
  price: number;
  /** From this value of goods, after reductions, it is free; null: never. */
  freeFrom: number | null;
  minDays: number;
  maxDays: number;
};

export type ShippingInput = {
  /** In the shop's order. */
  rates: readonly ShippingRate[];
  country: string;
  currency: string;
  /** Value of the goods after reductions, minor units. */
  goods: number;
  /** Whether a promotion pays for it: as much as the cheapest way costs. */
  freeShipping: boolean;
};

/** The ways in which goods of this value go to a country, in the shop's order. None: the shop does not send there. */
export function findShippingOptions({
  rates,
  country,
  currency,
  goods,
  freeShipping,
}: ShippingInput): ShippingOption[] {
  const offered = rates.filter((rate) => rate.currency === currency && isFor(rate, rates, country));
  const options = offered.map(({ methodId: id, name, description, price, freeFrom, minDays, maxDays }) => {
    const isFree = freeFrom !== null && goods >= freeFrom;
    return { id, name, description, price: isFree ? 0 : price, fullPrice: price, freeFrom, minDays, maxDays };
  });
  if (!freeShipping || options.length === 0) return options;
  const paid = Math.min(...options.map(({ price }) => price));
  return options.map((option) => ({ ...option, price: option.price - paid }));
}

function isFor(rate: ShippingRate, rates: readonly ShippingRate[], country: string): boolean {
  if (rate.country === country) return true;
  if (rate.country !== '*') return false;
  return !rates.some((other) => other.methodId === rate.methodId && other.country === country);
}

/** The one that was asked for if it is offered, else the first. */
export function chooseShipping(
  options: readonly ShippingOption[],
  wanted: string | undefined,
): ShippingOption | undefined {
  return options.find(({ id }) => id === wanted) ?? options[0];
}
