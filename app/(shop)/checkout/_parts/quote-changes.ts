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
    if (old.quantity !== item.quantity) changes.push(`${item.name}: now ${item.quantity} instead of ${old.quantity}.`);
    if (item.available < item.quantity && item.available < old.available) {
      changes.push(item.available > 0 ? `${item.name}: only ${item.available} left.` : `${item.name} is sold out.`);
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
