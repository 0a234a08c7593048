import { formatMoney } from '#lib/money/format.ts';
import type { Refused } from './rules.ts';

const days = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeZone: 'UTC' });

/** Says to a shopper why a promotion takes nothing off, and what would help. */
export function explainRefusal({ promotion, refusal }: Refused): string {
  const { code, name, currency } = promotion;
  const it = code ?? name;
  switch (refusal.reason) {
    case 'inactive':
    case 'over':
      return `${it} is over.`;
    case 'not-yet':
      return `${it} begins on ${days.format(refusal.startsAt)}.`;
    case 'other-currency':
      return `${it} is for carts in ${currency}.`;
    case 'nothing-to-reduce':
      return `${it} applies as soon as there is something in your cart.`;
    case 'below-minimum':
      return `${it} applies from ${formatMoney(promotion.minimumSubtotal, currency)}: ${formatMoney(refusal.missing, currency)} to go.`;
    case 'total-limit':
      return `${it} has been used as often as it could be.`;
    case 'customer-limit':
      return `You have used ${it} before.`;
    case 'free-anyway':
      return `Delivery is free without ${it}, so it is not used up.`;
    case 'dearer':
      return `With ${it} the goods would be too few for free delivery, and you would pay more.`;
    case 'outdone':
      return `${it} does not go together with ${refusal.by}, which saves you more.`;
  }
}
