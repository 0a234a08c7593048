import { session } from './session.ts';

const CHUNK = 200;

export const keysUpTo = (count: number): string[] => Array.from({ length: count }, (_, at) => `p${at}`);

export function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Has the contestant load and keep that many keys. */
export async function prepareKeys(count: number): Promise<string[]> {
  const keys = keysUpTo(count);
  for (const some of chunk(keys, CHUNK)) await session().contestant.getMany(some);
  return keys;
}
