import type { Content } from '../content/content.ts';

export type Regression = { productId: string; before: number; after: number };

/**
 * Watches that one client, at one process, never sees a product go back to an older version at the same address. Between
 * addresses nothing is promised without a ticket: one may be made anew a moment before a process hears of a change, the
 * other be a copy of before.
 */
export function createMonotone(): (path: string, content: Pick<Content, 'products'>) => Regression[] {
  const seen = new Map<string, number>();
  return (path, { products }) => {
    const regressions: Regression[] = [];
    for (const [productId, { version }] of products) {
      const key = `${productId} ${path}`;
      const before = seen.get(key) ?? 0;
      if (version < before) regressions.push({ productId, before, after: version });
      else seen.set(key, version);
    }
    return regressions;
  };
}
