import { allocate } from '#lib/money/allocate.ts';
import type { Promotion, Refusal } from './types.ts';

export type Applied = {
  promotion: Promotion;
  /** Off the goods, minor units; 0 for free shipping. */
  amount: number;
  /** The parts of `amount`, by key of the line. */
  byLine: ReadonlyMap<string, number>;
};
export type Refused = { promotion: Promotion; refusal: Refusal };

export type Reductions = {
  applied: Applied[];
  refused: Refused[];
  /** Sum of all amounts: never more than the goods cost. */
  discount: number;
  freeShipping: boolean;
};

export type ReductionInput = {
  currency: string;
  /** What each line costs before reductions, minor units. */
  lines: readonly { key: string; amount: number }[];
  promotions: readonly Promotion[];
  now: Date;
  /** How often this customer has used a promotion, by id; nobody that is known: empty. */
  usedBy: ReadonlyMap<string, number>;
  /** What shipping would cost, minor units: free shipping is worth that much when the best is chosen. */
  shipping: number;
};

/**
 * What promotions take off. Those that stack apply together: percentages first, the largest first, each of what is left,
 * then amounts. One that does not stack applies alone. Of all such choices the one is taken that is worth most to the
 * shopper; at a tie one with a code that was entered, then the older one. The order of the input does not matter.
 */
export function reduce(input: ReductionInput): Reductions {
  const subtotal = input.lines.reduce((sum, { amount }) => sum + amount, 0);
  const refused: Refused[] = [];
  const eligible: Promotion[] = [];
  for (const promotion of input.promotions) {
    const refusal = refuse(promotion, subtotal, input);
    if (refusal) refused.push({ promotion, refusal });
    else eligible.push(promotion);
  }
  const choices = chooseSets(eligible).map((set) => applyAll(set, input));
  const best = choices.toSorted(compareChoices)[0] ?? NOTHING;
  const chosen = new Set(best.applied.map(({ promotion }) => promotion.id));
  const by = best.applied.map(({ promotion }) => promotion.name).join(' and ');
  for (const promotion of eligible.filter(({ id }) => !chosen.has(id))) {
    refused.push({ promotion, refusal: by === '' ? { reason: 'nothing-to-reduce' } : { reason: 'outdone', by } });
  }
  const { applied, discount, freeShipping } = best;
  return { applied, refused: refused.toSorted(byId), discount, freeShipping };
}

/** Why a promotion cannot apply to goods of this value, whatever else does. */
function refuse(
  promotion: Promotion,
  subtotal: number,
  { now, currency, usedBy }: ReductionInput,
): Refusal | undefined {
  const { startsAt, endsAt, totalLimit, perCustomerLimit, minimumSubtotal } = promotion;
  if (!promotion.active) return { reason: 'inactive' };
  if (startsAt && now < startsAt) return { reason: 'not-yet', startsAt };
  if (endsAt && now >= endsAt) return { reason: 'over' };
  if (promotion.currency !== currency) return { reason: 'other-currency' };
  if (totalLimit !== null && promotion.redeemed >= totalLimit) return { reason: 'total-limit' };
  if (perCustomerLimit !== null && (usedBy.get(promotion.id) ?? 0) >= perCustomerLimit) {
    return { reason: 'customer-limit' };
  }
  if (subtotal === 0) return { reason: 'nothing-to-reduce' };
  if (subtotal < minimumSubtotal) return { reason: 'below-minimum', missing: minimumSubtotal - subtotal };
  return undefined;
}

/** The sets that may apply together. */
function chooseSets(eligible: readonly Promotion[]): Promotion[][] {
  const stackable = eligible.filter((promotion) => promotion.stackable);
  const alone = eligible.filter((promotion) => !promotion.stackable).map((promotion) => [promotion]);
  return stackable.length > 0 ? [stackable, ...alone] : alone;
}

type Choice = { applied: Applied[]; discount: number; freeShipping: boolean; worth: number };
const NOTHING: Choice = { applied: [], discount: 0, freeShipping: false, worth: 0 };

function applyAll(set: readonly Promotion[], { lines, shipping }: ReductionInput): Choice {
  const left = new Map(lines.map(({ key, amount }) => [key, amount]));
  const applied: Applied[] = [];
  for (const promotion of set.toSorted(byTurn)) {
    const entries = [...left].map(([key, weight]) => ({ key, weight }));
    const amount = amountOf(
      promotion,
      entries.reduce((sum, { weight }) => sum + weight, 0),
    );
    // One that finds nothing left to take off must not be used up.
    if (amount === 0 && promotion.kind !== 'free-shipping') continue;
    const byLine = allocate(amount, entries);
    for (const [key, part] of byLine) left.set(key, (left.get(key) ?? 0) - part);
    applied.push({ promotion, amount, byLine });
  }
  const discount = applied.reduce((sum, { amount }) => sum + amount, 0);
  const freeShipping = applied.some(({ promotion }) => promotion.kind === 'free-shipping');
  return { applied, discount, freeShipping, worth: discount + (freeShipping ? shipping : 0) };
}

function amountOf({ kind, value }: Promotion, left: number): number {
  if (kind === 'percentage') return Math.round((left * value) / 10_000);
  return kind === 'amount' ? Math.min(value, left) : 0;
}

const TURNS = { percentage: 0, amount: 1, 'free-shipping': 2 } as const;
const byTurn = (a: Promotion, b: Promotion) => TURNS[a.kind] - TURNS[b.kind] || b.value - a.value || compareIds(a, b);
const compareIds = (a: Promotion, b: Promotion) => Number(a.id) - Number(b.id);
const byId = (a: Refused, b: Refused) => compareIds(a.promotion, b.promotion);

function compareChoices(a: Choice, b: Choice): number {
  return (
    b.worth - a.worth ||
    Number(b.freeShipping) - Number(a.freeShipping) ||
    Number(hasCode(b)) - Number(hasCode(a)) ||
    oldestOf(a) - oldestOf(b)
  );
}
const hasCode = ({ applied }: Choice) => applied.some(({ promotion }) => promotion.code !== null);
const oldestOf = ({ applied }: Choice) => Math.min(...applied.map(({ promotion }) => Number(promotion.id)));
