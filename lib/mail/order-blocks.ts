import { townLine } from '#lib/addresses/town-line.ts';
import { parsePictureUrl, pictureUrl } from '#lib/images/urls.ts';
import { formatMoney } from '#lib/money/format.ts';
import type { Order, OrderItem } from '#lib/orders/types.ts';
import type { Block, Sum } from './content.ts';

/** What mails say of an order. */
export type MailedOrder = Pick<
  Order,
  | 'number'
  | 'currency'
  | 'items'
  | 'discounts'
  | 'subtotal'
  | 'shipping'
  | 'tax'
  | 'taxIncluded'
  | 'taxName'
  | 'total'
  | 'shippingAddress'
  | 'shippingMethod'
>;

const countries = new Intl.DisplayNames('en', { type: 'region' });

export function itemsBlock({ items, currency }: Pick<MailedOrder, 'items' | 'currency'>, siteUrl: string): Block {
  return {
    kind: 'items',
    items: items.map((item) => ({
      name: item.name,
      details: detailsOf(item),
      amount: formatMoney(item.lineTotal, currency),
      image: item.image ? thumbnail(item.image.url, siteUrl) : undefined,
    })),
  };
}

export function sumsBlock(order: MailedOrder): Block {
  const money = (amount: number) => formatMoney(amount, order.currency);
  const plain = (label: string, amount: string): Sum => ({ label, amount, weight: 'plain' });
  const { taxName, tax, taxIncluded } = order;
  return {
    kind: 'sums',
    sums: [
      plain('Subtotal', money(order.subtotal)),
      ...order.discounts.map(({ name, code, amount }) => plain(code ? `${name} (${code})` : name, money(-amount))),
      plain(`Shipping, ${order.shippingMethod.name}`, order.shipping === 0 ? 'Free' : money(order.shipping)),
      ...(tax > 0 && !taxIncluded ? [plain(taxName || 'Tax', money(tax))] : []),
      { label: 'Total', amount: money(order.total), weight: 'strong' },
      ...(tax > 0 && taxIncluded ? [plain(`Includes ${taxName || 'tax'}`, money(tax))] : []),
    ],
  };
}

export function addressBlock({ shippingAddress: address }: Pick<MailedOrder, 'shippingAddress'>): Block {
  const country = countries.of(address.country) ?? address.country;
  const lines = [address.name, address.line1, address.line2 ?? '', townLine(address), country];
  return {
    kind: 'facts',
    facts: [{ label: 'Goes to', lines: lines.filter((line) => line) }],
  };
}

/** Absolute URL of a small picture; undefined for a picture that is not the shop's own. */
export function thumbnail(url: string, siteUrl: string): string | undefined {
  const parts = parsePictureUrl(url);
  return parts && `${siteUrl}${pictureUrl(parts.hash, 160, 'webp')}`;
}

function detailsOf({ options, quantity }: OrderItem): string {
  const pieces = quantity === 1 ? [] : [`${quantity} pieces`];
  return [...Object.values(options), ...pieces].join(', ');
}
