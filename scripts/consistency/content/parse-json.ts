import { type Content, noteShown, type Shown } from './content.ts';

type ProductJson = { id: string; version: number; price: number };
type ListJson = { items: ProductJson[]; total: number; page: number };

/** The products of a product's JSON, or of a list's. @throws for a body that is neither */
export function parseProducts(body: string): Content {
  const json = JSON.parse(body) as ProductJson | ListJson;
  const products = new Map<string, Shown>();
  const items = 'items' in json ? json.items : [json];
  for (const { id, version, price } of items) {
    if (typeof id !== 'string' || typeof version !== 'number') throw new Error('a product without id or version');
    noteShown(products, id, { version, price });
  }
  const complete = !('items' in json) || (json.page === 1 && json.total <= json.items.length);
  return { products, complete };
}

/** Version by variant id, of `/api/inventory`. */
export function parseStock(body: string): Map<string, number> {
  const { items } = JSON.parse(body) as { items: { variantId: string; version: number }[] };
  return new Map(items.map(({ variantId, version }) => [variantId, version]));
}
