import { expect, it } from 'vitest';
import { createLocalStore, type Slot } from '#lib/cache/engine/local/local-store.ts';

const slot = (frameId: number) => ({ frameId }) as Slot<number>;
/** What an entry whose frame takes 1,000 bytes is taken to need. */
const EACH = 1_800;

it('gives back what was put in, until it is deleted', () => {
  const store = createLocalStore<number>(10_000);
  store.set('a', slot(1), 100);
  expect(store.get('a')).toEqual(slot(1));
  store.delete('a');
  expect(store.get('a')).toBeUndefined();
});

it('keeps the last of what is put in under one name', () => {
  const store = createLocalStore<number>(10_000);
  store.set('a', slot(1), 100);
  store.set('a', slot(2), 100);
  expect(store.get('a')).toEqual(slot(2));
  expect(store.size().entries).toBe(1);
});

it('says how much it holds, more than the frames took', () => {
  const store = createLocalStore<number>(10_000);
  store.set('a', slot(1), 1_000);
  store.set('b', slot(2), 1_000);
  expect(store.size()).toEqual({ entries: 2, bytes: 2 * EACH });
});

it('drops the least recently used when it is full', () => {
  const store = createLocalStore<number>(3 * EACH);
  for (const id of ['a', 'b', 'c']) store.set(id, slot(1), 1_000);
  store.get('a');
  store.set('d', slot(1), 1_000);
  expect(['a', 'b', 'c', 'd'].map((id) => store.get(id) !== undefined)).toEqual([true, false, true, true]);
});

it('does not take what is larger than all of it', () => {
  const store = createLocalStore<number>(EACH);
  store.set('a', slot(1), 100);
  store.set('large', slot(2), 2_000);
  expect(store.get('large')).toBeUndefined();
});

it('is empty after clear', () => {
  const store = createLocalStore<number>(10_000);
  store.set('a', slot(1), 100);
  store.clear();
  expect(store.get('a')).toBeUndefined();
  expect(store.size()).toEqual({ entries: 0, bytes: 0 });
});
