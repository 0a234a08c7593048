import { beforeAll, describe, expect, it } from 'vitest';
import type { RenderedMail } from '#lib/mail/content.ts';
import type { MailedOrder } from '#lib/mail/order-blocks.ts';
import { accountChanged } from '#lib/mail/templates/account-changed.ts';
import { backInStock } from '#lib/mail/templates/back-in-stock.ts';
import { orderCancelled } from '#lib/mail/templates/order-cancelled.ts';
import { orderConfirmation } from '#lib/mail/templates/order-confirmation.ts';
import { orderRefunded } from '#lib/mail/templates/order-refunded.ts';
import { orderShipped } from '#lib/mail/templates/order-shipped.ts';
import { resetPassword } from '#lib/mail/templates/reset-password.ts';
import { verifyEmail } from '#lib/mail/templates/verify-email.ts';

const SITE = 'https://shop.example';
const url = `${SITE}/orders/o1?key=a&b=c`;
const picture = { url: `/media/${'a'.repeat(32)}-800.webp`, width: 800, height: 800, alt: '', placeholder: '#eee' };
const item = (name: string, quantity: number, unitPrice: number): MailedOrder['items'][number] => ({
  id: name,
  variantId: '1',
  productSlug: 'moka-pot',
  name,
  sku: 'M-1',
  options: { Colour: 'Sand' },
  image: picture,
  quantity,
  unitPrice,
  lineTotal: quantity * unitPrice,
  discount: 0,
  tax: 0,
});
const order: MailedOrder = {
  number: 'S-100042',
  currency: 'EUR',
  items: [item('Moka Pot', 2, 3_490), item('Apron', 1, 4_200)],
  discounts: [{ code: 'SPRING10', name: 'Spring', amount: 1_118 }],
  subtotal: 11_180,
  shipping: 490,
  tax: 1_690,
  taxIncluded: true,
  taxName: 'VAT',
  total: 10_552,
  shippingAddress: {
    name: 'Aoife Ní Bhriain',
    line1: '12 Mill Lane',
    city: 'Dublin',
    postalCode: 'D02',
    country: 'IE',
  },
  shippingMethod: { id: 'standard', name: 'Standard' },
};

beforeAll(() => {
  process.env.SITE_URL = SITE;
  // Nothing connects to it.
  process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/nothing';
});

/** Without the ends of its lines. */
const flow = (text: string) => text.replaceAll('\n', ' ');

const ALL: [string, () => Promise<RenderedMail>][] = [
  ['orderConfirmation', () => orderConfirmation({ order, url })],
  ['orderShipped', () => orderShipped({ order, url, tracking: { carrier: 'An Post', number: 'CE1IE' } })],
  ['orderCancelled', () => orderCancelled({ order, url, reason: 'payment-failed', paid: 0 })],
  ['orderRefunded', () => orderRefunded({ order, url, amount: 3_490 })],
  ['verifyEmail', () => verifyEmail({ url })],
  ['resetPassword', () => resetPassword({ url, minutes: 60 })],
  [
    'backInStock',
    () =>
      backInStock({
        product: { name: 'Apron', options: 'Blue', price: 4_200, currency: 'EUR' },
        url,
        forgetUrl: `${SITE}/stock-notices/1.a`,
      }),
  ],
];

describe.each(ALL)('%s', (_name, render) => {
  it('has its link in both forms, whole', async () => {
    const { html, text } = await render();
    expect(text).toContain(url);
    expect(html).toContain('href="https://shop.example/orders/o1?key=a&amp;b=c"');
  });

  it('loads nothing from anywhere but the shop, and runs nothing', async () => {
    const { html } = await render();
    const sources = [...html.matchAll(/(?:src|url|@import)\s*[=(]\s*["']?([^"')\s>]+)/gi)].map(([, source]) => source);
    expect(sources.every((source) => source?.startsWith(`${SITE}/`))).toBe(true);
    expect(html).not.toMatch(/<script|<link|\son\w+=/i);
  });

  it('has lines that a mail may have', async () => {
    const { subject, text } = await render();
    expect(subject).not.toMatch(/[\r\n]/);
    for (const line of text.split('\n')) expect(line.startsWith('http') || line.length <= 78).toBe(true);
  });
});

it('says what was ordered, what it costs and where it goes, in both forms', async () => {
  const { subject, html, text } = await orderConfirmation({ order, url });
  expect(subject).toContain('S-100042');
  const facts = ['Moka Pot', 'Sand, 2 pieces', '€69.80', 'Apron', '€111.80', 'SPRING10', '-€11.18', '€4.90', '€105.52'];
  for (const fact of [...facts, '€16.90', 'Aoife Ní Bhriain', '12 Mill Lane', 'Ireland']) {
    expect(text).toContain(fact);
    expect(html).toContain(fact);
  }
});

it('shows tax as a part of the sum only where it was added to it', async () => {
  const added = await orderConfirmation({ order: { ...order, taxIncluded: false, taxName: 'Sales tax' }, url });
  expect(added.text).toMatch(/Sales tax +€16\.90\nTotal/);
  const contained = await orderConfirmation({ order, url });
  expect(contained.text).toMatch(/Total +€105\.52\nIncludes VAT/);
  expect(contained.text.match(/VAT/g)).toHaveLength(1);
});

it('says whether money goes back when an order is cancelled', async () => {
  const unpaid = await orderCancelled({ order, url, reason: 'payment-failed', paid: 0 });
  expect(flow(unpaid.text)).toContain('Nothing was charged.');
  const mischarged = await orderCancelled({ order, url, reason: 'payment-failed', paid: 0, wasMischarged: true });
  expect(flow(mischarged.text)).toContain('took another amount');
  expect(flow(mischarged.text)).not.toContain('Nothing was charged.');
  const paid = await orderCancelled({ order, url, reason: 'asked-for', paid: 10_552 });
  expect(flow(paid.text)).toContain('€105.52 goes back');
});

it('shows names as text, whatever is in them', async () => {
  const name = `<img src=x onerror="alert(1)"> & 'co' </mj-text><mj-raw>`;
  const { html, text } = await accountChanged({ name, change: 'password' });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;co&#39; &lt;/mj-text&gt;');
  expect(flow(text)).toContain(name);
});

it('links to nothing but web pages', async () => {
  await expect(verifyEmail({ url: 'javascript:alert(1)' })).rejects.toThrow('links to web pages only');
});

it('shows small pictures of the shop, of a format that mail programs read', async () => {
  const { html } = await orderConfirmation({ order, url });
  expect(html).toContain(`src="${SITE}/media/${'a'.repeat(32)}-160.webp"`);
});
