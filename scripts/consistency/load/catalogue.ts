import type { Entry } from '../http/connect.ts';
import type { ProductState } from '../truth/write.ts';
import type { Admin } from './admin.ts';

export type VariantSheet = {
  id: string;
  sku: string;
  price: number;
  compareAtPrice: number | null;
  options: Record<string, string>;
  imageIndex: number | null;
  available: number;
};

/** A product as the admin API tells of it; lists leave out the last two. */
export type ProductSheet = {
  id: string;
  slug: string;
  name: string;
  brand: string;
  status: 'draft' | 'published' | 'archived';
  price: number;
  categoryIds: string[];
  version: number;
  description?: string;
  variants?: VariantSheet[];
};

/** A category without others below it: its list holds exactly what is filed under it. */
export type Leaf = { id: string; path: string };
type Category = Leaf & { children: Category[] };

export const toState = (sheet: ProductSheet): ProductState => ({
  version: sheet.version,
  live: sheet.status === 'published',
  price: sheet.price,
  categoryIds: sheet.categoryIds,
});

/** As the list has it: categories with their names, those that it is filed under itself. */
type ListedProduct = Omit<ProductSheet, 'categoryIds'> & { categories: { id: string }[] };

const PAGE_SIZE = 100;

/** Every product of the shop, whatever its status. */
export async function listProducts(admin: Admin, entry: Entry): Promise<ProductSheet[]> {
  const sheets: ProductSheet[] = [];
  for (let page = 1; ; page += 1) {
    const path = `/api/admin/products?pageSize=${PAGE_SIZE}&page=${page}&sort=newest`;
    const { items, total } = await admin.get<{ items: ListedProduct[]; total: number }>(entry, path);
    sheets.push(...items.map(({ categories, ...item }) => ({ ...item, categoryIds: categories.map(({ id }) => id) })));
    if (items.length === 0 || sheets.length >= total) return sheets;
  }
}

export async function listLeaves(entry: Entry): Promise<Leaf[]> {
  const { body } = await entry.ask('/api/categories');
  const below = ({ id, path, children }: Category): Leaf[] =>
    children.length === 0 ? [{ id, path }] : children.flatMap(below);
  return (JSON.parse(body) as { items: Category[] }).items.flatMap(below);
}
