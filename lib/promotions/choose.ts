import type { Promotion } from './types.ts';

export type Choice = {
  /** In the order in which they apply, with what each takes off the goods; none of them is there for nothing. */
  steps: { promotion: Promotion; amount: number }[];
  /** What the goods cost then. */
  left: number;
  freeShipping: boolean;
  /** What the goods and the cheapest delivery cost then. */
  cost: number;
};

/** What the cheapest delivery of goods of this value costs, after reductions; minor units. */
export type ShippingCost = (goods: number) => number;

/** Of so many that stack every selection is tried; of more than these all or none. */
const MOST_TRIED = 8;

/**
 * The promotions that are worth most to the shopper, delivery counted: some of those that stack, or one that does not, or none,
 * since goods that cost less may have to be delivered for more. At a tie the fewest, so that none is used up for nothing; then
 * those with codes that were entered; then the older ones.
 */
export function chooseBest(eligible: readonly Promotion[], subtotal: number, shipping: ShippingCost): Choice {
  const sorted = eligible.toSorted(byTurn);
  const alone = sorted.filter(({ stackable }) => !stackable).map((promotion) => [promotion]);
  const sets = [[], ...alone, ...selectionsOf(sorted.filter(({ stackable }) => stackable))];
  const [best] = sets.map((set) => applySet(set, subtotal, shipping)).toSorted(compareChoices);
  return best ?? applySet([], subtotal, shipping);
}

/** What these make of the goods: percentages first, the largest first, each of what is left, then amounts. */
export function applySet(set: readonly Promotion[], subtotal: number, shipping: ShippingCost): Choice {
  let left = subtotal;
  const steps: Choice['steps'] = [];
  for (const promotion of set.toSorted(byTurn)) {
    const amount = amountOf(promotion, left);
    if (amount === 0 && promotion.kind !== 'free-shipping') continue;
    left -= amount;
    steps.push({ promotion, amount });
  }
  const freeShipping = steps.some(({ promotion }) => promotion.kind === 'free-shipping');
  return { steps, left, freeShipping, cost: left + (freeShipping ? 0 : shipping(left)) };
}

function selectionsOf(stackable: readonly Promotion[]): Promotion[][] {
  if (stackable.length > MOST_TRIED) return [[...stackable]];
  return stackable.reduce<Promotion[][]>(
    (selections, promotion) => selections.concat(selections.map((selection) => [...selection, promotion])),
    [[]],
  );
}

function amountOf({ kind, value }: Promotion, left: number): number {
  if (kind === 'percentage') return Math.round((left * value) / 10_000);
  return kind === 'amount' ? Math.min(value, left) : 0;
}

const TURNS = { percentage: 0, amount: 1, 'free-shipping': 2 } as const;
const byTurn = (a: Promotion, b: Promotion) =>
  TURNS[a.kind] - TURNS[b.kind] || b.value - a.value || Number(a.id) - Number(b.id);

function compareChoices(a: Choice, b: Choice): number {
  return a.cost - b.cost || a.steps.length - b.steps.length || countCodes(b) - countCodes(a) || compareAges(a, b);
}

const countCodes = ({ steps }: Choice) => steps.filter(({ promotion }) => promotion.code !== null).length;

function compareAges(a: Choice, b: Choice): number {
  const [ours, theirs] = [a, b].map(({ steps }) =>
    steps.map(({ promotion }) => Number(promotion.id)).toSorted(ascending),
  );
  const at = ours?.findIndex((id, index) => id !== theirs?.[index]) ?? -1;
  return at < 0 ? 0 : (ours?.[at] ?? 0) - (theirs?.[at] ?? 0);
}
const ascending = (a: number, b: number) => a - b;
