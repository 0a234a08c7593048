import { expect, it, vi } from 'vitest';
import { LruMap } from '#lib/images/lru-map.ts';

it('makes a value once, and again after it has been pushed out', async () => {
  const map = new LruMap<string, Promise<string>>(2);
  const make = vi.fn(async () => 'made');
  for (const key of ['a', 'b', 'a', 'c']) await map.getOrSet(key, make);
  expect(make).toHaveBeenCalledTimes(3);
  await map.getOrSet('a', make);
  expect(make).toHaveBeenCalledTimes(3);
  await map.getOrSet('b', make);
  expect(make).toHaveBeenCalledTimes(4);
});

it('does not keep a failure', async () => {
  const map = new LruMap<string, Promise<string>>(2);
  await expect(map.getOrSet('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await map.getOrSet('a', async () => 'whole')).toBe('whole');
});
