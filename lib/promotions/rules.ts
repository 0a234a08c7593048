import { allocate } from '#lib/money/allocate.ts';
import { applySet, type Choice, chooseBest, type ShippingCost } from './choose.ts';
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
  /** Decides what free shipping is worth, and whether goods that cost less are still delivered for nothing. */
  shipping: ShippingCost;
};

/**
 * What promotions take off: of those that can apply at all the ones that are worth most to the shopper (see `chooseBest`), each
 * split over the lines. The order of the input does not matter.
 */
export function reduce(input: ReductionInput): Reductions {
  const { lines, shipping } = input;
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const refused: Refused[] = [];
  const eligible: Promotion[] = [];
  for (const promotion of input.promotions) {
    const refusal = refuse(promotion, subtotal, input);
    if (refusal) refused.push({ promotion, refusal });
    else eligible.push(promotion);
  }
  const best = chooseBest(eligible, subtotal, shipping);
  const chosen = new Set(best.steps.map(({ promotion }) => promotion.id));
  for (const promotion of eligible.filter(({ id }) => !chosen.has(id))) {
    refused.push({ promotion, refusal: whyNot(promotion, best, subtotal, shipping) });
  }
  return {
    applied: splitOver(lines, best.steps),
    refused: refused.toSorted((a, b) => Number(a.promotion.id) - Number(b.promotion.id)),
    discount: subtotal - best.left,
    freeShipping: best.freeShipping,
  };
}

function splitOver(lines: ReductionInput['lines'], steps: Choice['steps']): Applied[] {
  const left = new Map(lines.map(({ key, amount }) => [key, amount]));
  return steps.map(({ promotion, amount }) => {
    const byLine = allocate(
      amount,
      [...left].map(([key, weight]) => ({ key, weight })),
    );
    for (const [key, part] of byLine) left.set(key, (left.get(key) ?? 0) - part);
    return { promotion, amount, byLine };
  });
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

/** Why one that could apply was not chosen. */
function whyNot(promotion: Promotion, best: Choice, subtotal: number, shipping: ShippingCost): Refusal {
  const chosen = best.steps.map((step) => step.promotion);
  const isDelivered = best.freeShipping || shipping(best.left) === 0;
  if (promotion.kind === 'free-shipping' && isDelivered) return { reason: 'free-anyway' };
  const goesTogether = [...chosen, promotion].every(({ stackable }) => stackable);
  const isDearer = applySet([...chosen, promotion], subtotal, shipping).cost > best.cost;
  if (isDearer && (goesTogether || chosen.length === 0)) return { reason: 'dearer' };
  if (chosen.length === 0) return { reason: 'nothing-to-reduce' };
  return { reason: 'outdone', by: chosen.map(({ name }) => name).join(' and ') };
}
