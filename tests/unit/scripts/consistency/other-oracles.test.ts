import { expect, it } from 'vitest';
import { findDisagreement } from '#scripts/consistency/oracles/agreement.ts';
import { weighLateness } from '#scripts/consistency/oracles/bounds.ts';
import { missedStock } from '#scripts/consistency/oracles/judge-stock.ts';
import { createMonotone } from '#scripts/consistency/oracles/monotone.ts';
import { createCase } from './support.ts';

const showing = (version: number) => ({ products: new Map([['1', { version, price: undefined }]]) });

it('finds a client that is taken back at the same address', () => {
  const look = createMonotone();
  expect(look('/products/lamp', showing(3))).toEqual([]);
  expect(look('/products/lamp', showing(3))).toEqual([]);
  expect(look('/products/lamp', showing(2))).toEqual([{ productId: '1', before: 3, after: 2 }]);
  expect(look('/products/lamp', showing(4))).toEqual([]);
});

it('compares no address with another', () => {
  const look = createMonotone();
  look('/products/lamp', showing(3));
  expect(look('/', showing(2))).toEqual([]);
});

it('finds the prices that are not the saved one', () => {
  const shown = [
    { where: 'edge /', price: 500 },
    { where: 'process 1 /', price: 400 },
    { where: 'process 2 /', price: undefined },
  ];
  expect(findDisagreement(500, shown)).toEqual([shown[1]]);
  expect(findDisagreement(500, [])).toEqual([]);
});

const asked = (sentAt: number) => ({ sentAt, receivedAt: sentAt + 2 });
const movements = [4, 5, 6].map((version) => ({ version, answeredAt: version * 100, changeId: String(version) }));

it('finds the oldest movement of stock that is not shown', () => {
  const { truth } = createCase();
  const product = truth.find('1');
  expect(missedStock(movements, product, 6, asked(1_000))).toBeUndefined();
  expect(missedStock(movements, product, 4, asked(1_000))).toMatchObject({
    changeId: '5',
    what: 'shows stock 4, not 5',
  });
  expect(missedStock(movements, product, 4, asked(499))).toBeUndefined();
  expect(missedStock(movements, product, undefined, asked(450))).toMatchObject({ what: 'has no stock' });
});

it('knows that stock stays with a product that shoppers do not see, and with one in the bin', () => {
  for (const kind of ['status', 'delete'] as const) {
    const past = createCase();
    past.write(kind, 500, { live: false });
    expect(missedStock(movements, past.truth.find('1'), 6, asked(1_000))).toBeUndefined();
    expect(missedStock(movements, past.truth.find('1'), undefined, asked(1_000))).toMatchObject({
      what: 'has no stock',
    });
  }
});

it('gives Redis no time at all', () => {
  const missed = [{ kind: 'price', answeredAt: 1_000 } as const];
  expect(weighLateness({ layer: 'redis', missed, sentAt: 1_001, slackMs: 900 })).toBe('violation');
});
