import { setTimeout as wait } from 'node:timers/promises';
import type { Entry } from '../consistency/http/connect.ts';
import type { VariantSheet } from '../consistency/load/catalogue.ts';
import type { Desk } from './desk.ts';

type Versioned = { id: string; version: number };
type Product = Versioned & { slug: string; description: string; variants: VariantSheet[] };

/** Somebody saves, looks, and saves again. */
const PAUSE_MS = 100;
const PRODUCTS = 20;

/** Times of saves by what is saved, ms; one at a time, with nothing else to do. */
export async function measureSaves(desk: Desk, entry: Entry, count: number, signal: AbortSignal) {
  const { items } = await desk.read<{ items: Product[] }>(`/api/admin/products?status=published&pageSize=${PRODUCTS}`);
  for (const { slug } of items) await entry.ask(`/products/${slug}`);
  const productAt = (nth: number) => desk.read<Product>(`/api/admin/products/${items[nth % items.length]?.id}`);
  const first = await productAt(0);
  const categories = await desk.read<{ items: Versioned[] }>('/api/admin/categories');
  const { saved: promotion } = await desk.write<Versioned>('POST', '/api/admin/promotions', {
    name: 'Measured',
    kind: 'percentage',
    value: 100,
  });

  const sorts: Record<string, (nth: number) => Promise<{ ms: number }>> = {
    async 'product, price'(nth) {
      const { id, version, variants } = await productAt(nth);
      const raised = variants.map(({ available: _, imageIndex, price, compareAtPrice, ...variant }) => ({
        ...variant,
        price: price + 1,
        compareAtPrice: compareAtPrice === null ? null : compareAtPrice + 2,
        ...(imageIndex !== null && { imageIndex }),
      }));
      return desk.write('PATCH', `/api/admin/products/${id}`, { version, variants: raised });
    },
    async 'product, description'(nth) {
      const { id, version, description } = await productAt(nth);
      return desk.write('PATCH', `/api/admin/products/${id}`, { version, description: `${description} ${nth}` });
    },
    stock: () => desk.write('PUT', `/api/admin/inventory/${first.variants[0]?.id}`, { delta: 1, reason: 'Measured' }),
    category: (nth) =>
      desk.write('PATCH', `/api/admin/categories/${categories.items[0]?.id}`, { description: `Number ${nth}` }),
    promotion: (nth) => desk.write('PATCH', `/api/admin/promotions/${promotion.id}`, { name: `Measured ${nth}` }),
  };
  const times = new Map<string, number[]>();
  for (const [sort, save] of Object.entries(sorts)) {
    const own: number[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      own.push((await save(nth)).ms);
      await wait(PAUSE_MS, undefined, { signal });
    }
    times.set(sort, own);
  }
  return times;
}
