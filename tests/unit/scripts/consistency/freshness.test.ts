import { expect, it } from 'vitest';
import { now } from '#scripts/consistency/clock.ts';
import type { Read, Reading } from '#scripts/consistency/http/read.ts';
import type { Done } from '#scripts/consistency/load/writer.ts';
import { measureFreshness } from '#scripts/consistency/probes/freshness.ts';
import { PROCESS } from './support.ts';

/** A save of version 2, answered just now. */
function save(live: boolean): Done {
  const answeredAt = now();
  const state = { version: 2, live, price: 500, categoryIds: ['10'] };
  const write = { productId: '1', kind: 'price' as const, sentAt: answeredAt - 40, answeredAt, changeId: '77', state };
  return { write, slug: 'lamp', categoryIds: ['10'], variantId: '11', entry: PROCESS };
}

/** A page that shows these versions, one after another. */
function createPage(versions: readonly number[]) {
  let asked = 0;
  const read: Read = async (entry, path) => {
    const version = versions[Math.min(asked++, versions.length - 1)] as number;
    const at = now();
    const products = new Map([['1', { version, price: undefined }]]);
    const content = { products, complete: true };
    return { entry, path, status: 200, headers: {}, sentAt: at, receivedAt: at, state: 'shown', content };
  };
  return { read, asked: () => asked };
}

it('asks until what was saved is there, and says when the old state was asked for last', async () => {
  const page = createPage([1, 1, 2]);
  const readings: Reading[] = [];
  const done = save(true);
  const [measured] = await measureFreshness(done, [PROCESS], page.read, (reading) => readings.push(reading));
  expect(readings.map(({ content }) => content.products.get('1')?.version)).toEqual([1, 1, 2]);
  expect(measured).toEqual({
    layer: 'process',
    oldMs: (readings[1] as Reading).sentAt - done.write.answeredAt,
    freshMs: (readings[2] as Reading).receivedAt - done.write.answeredAt,
    saveMs: 40,
  });
});

it('leaves out what shoppers cannot see, whose page is none', async () => {
  const page = createPage([2]);
  expect(await measureFreshness(save(false), [PROCESS], page.read, () => {})).toEqual([]);
  expect(page.asked()).toBe(0);
});
