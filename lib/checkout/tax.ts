import { allocate } from '#lib/money/allocate.ts';
import type { Destination } from './types.ts';

/** A rule of `tax_rates`. `rate`: hundredths of a percent; `region` empty: the whole country. */
export type TaxRule = {
  country: string;
  region: string;
  name: string;
  rate: number;
  /** Whether the prices shown include it. */
  included: boolean;
  /** Whether shipping is taxed as well. */
  onShipping: boolean;
};

export type Tax = {
  name: string;
  rate: number;
  included: boolean;
  /** Minor units. */
  amount: number;
  /** The parts of `amount` that fall on the lines, by key; the rest falls on shipping. */
  byLine: ReadonlyMap<string, number>;
};

/** The rule for a destination: its region's before its country's; undefined where nothing is taxed. */
export function findTaxRule(rules: readonly TaxRule[], { country, region = '' }: Destination): TaxRule | undefined {
  const ofCountry = rules.filter((rule) => rule.country === country);
  const wanted = region.trim().toUpperCase();
  return (
    ofCountry.find((rule) => rule.region !== '' && rule.region === wanted) ??
    ofCountry.find(({ region }) => region === '')
  );
}

/** Of amounts that include it. Half a unit goes up, as tax offices round. */
const containedIn = (amount: number, rate: number) => Math.round((amount * rate) / (10_000 + rate));
const addedTo = (amount: number, rate: number) => Math.round((amount * rate) / 10_000);

/**
 * The tax of an order, rounded once for the whole of it and then split, so that lines and total agree.
 * @param lines what each costs after reductions, minor units
 * @param shipping minor units
 */
export function computeTax(
  rule: TaxRule | undefined,
  lines: readonly { key: string; amount: number }[],
  shipping: number,
): Tax {
  if (!rule) return { name: '', rate: 0, included: true, amount: 0, byLine: new Map() };
  const { name, rate, included, onShipping } = rule;
  const shippingKey = 'shipping';
  const weights = lines.map(({ key, amount }) => ({ key: `line:${key}`, weight: amount }));
  if (onShipping) weights.push({ key: shippingKey, weight: shipping });
  const taxable = weights.reduce((sum, { weight }) => sum + weight, 0);
  const amount = included ? containedIn(taxable, rate) : addedTo(taxable, rate);
  const parts = allocate(amount, weights);
  const byLine = new Map(lines.map(({ key }) => [key, parts.get(`line:${key}`) ?? 0]));
  return { name, rate, included, amount, byLine };
}
