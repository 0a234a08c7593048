import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { orderEvents, orderLines, orders } from '#db/schema/orders.ts';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { openPayment } from '#lib/payments/open-payment.ts';
import type { CheckoutInput } from './checkout-input.ts';
import type { PricedOrder } from './price-order.ts';

export type NewOrder = { orderId: string; cartId: string; viewer: Viewer; input: CheckoutInput; priced: PricedOrder };

/** Writes an order with its lines, and the first step of its history. */
export async function insertOrder(
  tx: Transaction,
  { orderId, cartId, viewer, input, priced }: NewOrder,
): Promise<void> {
  const { quote } = priced;
  const method = quote.shippingOptions.find(({ id }) => id === input.shippingMethod);
  await tx.insert(orders).values({
    id: orderId,
    number: sql`'S-' || nextval('order_numbers')`,
    userId: viewer.kind === 'user' ? viewer.userId : null,
    email: input.email,
    currency: quote.currency,
    subtotal: quote.subtotal,
    discount: quote.discount,
    shipping: quote.shipping,
    tax: quote.tax,
    taxIncluded: quote.taxIncluded,
    taxName: quote.taxName,
    taxRate: quote.taxRate,
    total: quote.total,
    discounts: quote.discounts,
    shippingAddress: input.shippingAddress,
    shippingMethod: input.shippingMethod,
    shippingMethodName: method?.name ?? input.shippingMethod,
    cartId,
  });
  await tx.insert(orderLines).values(priced.lines.map((line) => toRow(orderId, line)));
  await tx.insert(orderEvents).values({ orderId, status: 'placed', actor: 'customer' });
}

/** What the order is going to be paid with, and the job that looks what has become of it. */
export async function insertPayment(tx: Transaction, { orderId, input, priced }: NewOrder): Promise<void> {
  const paymentId = `pay_${randomBytes(12).toString('hex')}`;
  const { total: amount, currency } = priced.quote;
  await openPayment(tx, { paymentId, orderId, amount, currency, provider: input.payment.provider });
}

function toRow(orderId: string, { line, quantity, lineTotal, discount, tax }: PricedOrder['lines'][number]) {
  const { productId, productSlug, name, sku, options, image, price: unitPrice } = line.offer;
  return {
    orderId,
    variantId: Number(line.variantId),
    productId: Number(productId),
    productSlug,
    name,
    sku,
    options,
    image,
    quantity,
    unitPrice,
    lineTotal,
    discount,
    tax,
  };
}
