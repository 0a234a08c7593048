import { formatMoney } from '#lib/money/format.ts';
import type { CartLine } from './load.ts';
import type { CartNotice } from './types.ts';

/**
 * What has changed of a line since the shopper last saw it. The id of a notice names the very change, so that one that
 * comes while an older one is being dismissed is still shown.
 * @param currency of the cart
 */
export function noticesOf(line: CartLine, currency: string): CartNotice[] {
  const { id: itemId, variantId, quantity: wanted, seenPrice: from, offer } = line;
  const subject = { itemId, variantId };
  if (!offer || offer.currency !== currency) {
    const message = offer
      ? `${offer.name} is sold in ${offer.currency} now, the rest of your cart in ${currency}, so it was taken out.`
      : `${line.name} is not sold any more, so it was taken out.`;
    return [{ id: `gone:${itemId}`, kind: 'gone', ...subject, message }];
  }
  const { name, price: to, available } = offer;
  const notices: CartNotice[] = [];
  if (to !== from) {
    const message = `${name} was ${formatMoney(from, currency)} and is ${formatMoney(to, currency)} now.`;
    notices.push({ id: `price:${itemId}:${to}`, kind: 'price-changed', ...subject, from, to, message });
  }
  if (available === 0) {
    const message = `${name} is sold out. It stays here in case it comes back, and costs nothing.`;
    notices.push({ id: `stock:${itemId}:0`, kind: 'sold-out', ...subject, wanted, message });
  } else if (available < wanted) {
    const message = `Only ${available} of ${name} ${available === 1 ? 'is' : 'are'} left. You wanted ${wanted}.`;
    notices.push({ id: `stock:${itemId}:${available}`, kind: 'only-left', ...subject, wanted, available, message });
  }
  return notices;
}
