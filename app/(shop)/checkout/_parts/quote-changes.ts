import type { CheckoutQuote } from '#lib/checkout/types.ts';
import { formatMoney } from '#lib/money/format.ts';

/**
 * What became different between two quotes for the same wishes, in sentences; nothing where a shopper would see the same.
 * Whatever changes the total is among it, so that nobody pays what they have not seen.
 */
export function describeChanges(before: CheckoutQuote, after: CheckoutQuote): string[] {
  const money = (amount: number) => formatMoney(amount, after.currency);
  const known = new Map(before.items.map((item) => [item.variantId, item]));
  const sentences = after.items.flatMap((item) => {
    const old = known.get(item.variantId);
    known.delete(item.variantId);
    if (!old) return [`${item.name} was added.`];
    const changes: string[] = [];
    if (old.unitPrice !== item.unitPrice) {
      const word = old.unitPrice > item.unitPrice ? 'down' : 'up';
      changes.push(`${item.name} went ${word} from ${money(old.unitPrice)} to ${money(item.unitPrice)}.`);
    }
    if (old.quantity > 0 && item.available === 0) changes.push(`${item.name} is sold out.`);
    else if (item.quantity < old.quantity && item.available <= item.quantity) {
      changes.push(`Of ${item.name} only ${item.available} ${item.available === 1 ? 'is' : 'are'} left.`);
    } else if (item.quantity !== old.quantity) {
      changes.push(`${item.name}: ${item.quantity} instead of ${old.quantity}.`);
    }
    return changes;
  });
  for (const { name } of known.values()) sentences.push(`${name} is no longer in your cart.`);
  if (before.discount !== after.discount) {
    sentences.push(`Reductions are now ${money(after.discount)} instead of ${money(before.discount)}.`);
  }
  if (before.shipping !== after.shipping) {
    sentences.push(`Delivery is now ${money(after.shipping)} instead of ${money(before.shipping)}.`);
  }
  if (before.total !== after.total) {
    sentences.push(`The total is now ${money(after.total)} instead of ${money(before.total)}.`);
  }
  return sentences;
}
