import { expect, it } from 'vitest';
import { parsePage } from '#scripts/consistency/content/parse-html.ts';
import { parseProducts, parseStock } from '#scripts/consistency/content/parse-json.ts';

const card = (mark: string, price: string) =>
  `<article data-product="${mark}" class="group"><span>−12%</span><a href="/x">Lamp €1</a><span>From </span>${price}</article>`;

it('reads products, versions and prices of cards', () => {
  const page = `<main>${card('7:3', '€1,299.00')}${card('8:12', '€9.50<s>€20.00</s>')}</main>`;
  expect(parsePage(page)).toEqual({
    products: new Map([
      ['7', { version: 3, price: 129_900 }],
      ['8', { version: 12, price: 950 }],
    ]),
    complete: true,
  });
});

it('reads the price of a product page from its structured data, not from the cards around it', () => {
  const data = '<script type="application/ld+json">{"offers":{"lowPrice":"12.30","highPrice":"40.00"}}</script>';
  const page = `${data}<div data-product="5:2" class="w">€40.00</div>${card('6:1', '€3.00')}`;
  const { products } = parsePage(page);
  expect(products.get('5')).toEqual({ version: 2, price: 1_230 });
  expect(products.get('6')).toEqual({ version: 1, price: 300 });
});

it('takes the oldest of what is shown twice', () => {
  const { products } = parsePage(card('7:4', '€2.00') + card('7:3', '€1.00'));
  expect(products.get('7')).toEqual({ version: 3, price: 100 });
});

it('does not take what Next sends along as text for what is shown', () => {
  expect(parsePage('self.__next_f.push([1,"data-product=\\"9:1\\""])').products.size).toBe(0);
});

it('knows that a list goes on', () => {
  expect(parsePage('<nav aria-label="Pages" class="x">').complete).toBe(false);
  const list = (items: number, total: number, page = 1) =>
    parseProducts(
      JSON.stringify({
        items: Array.from({ length: items }, (_, nth) => ({ id: String(nth), version: 1, price: 5 })),
        total,
        page,
      }),
    );
  expect(list(2, 2).complete).toBe(true);
  expect(list(2, 3).complete).toBe(false);
  expect(list(0, 2, 2).complete).toBe(false);
});

it('reads a product, and refuses what is none', () => {
  expect(parseProducts('{"id":"4","version":2,"price":700}').products.get('4')).toEqual({ version: 2, price: 700 });
  expect(() => parseProducts('{"title":"Gone"}')).toThrow(/without id/);
  expect(() => parseProducts('<html>')).toThrow();
});

it('reads versions of stock', () => {
  const body = '{"items":[{"variantId":"3","available":0,"version":8}],"missing":["4"]}';
  expect(parseStock(body)).toEqual(new Map([['3', 8]]));
});
