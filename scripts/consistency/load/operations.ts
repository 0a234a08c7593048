import type { Random } from '#db/seed/random.ts';
import type { WriteKind } from '../truth/write.ts';
import type { Leaf, ProductSheet, VariantSheet } from './catalogue.ts';

/** One call of the admin API. */
export type Operation = { kind: WriteKind; method: string; path: string; body?: object; variantId?: string };

/**
 * What administrators do, in percent. Stock moves most, as in a shop that sells. What comes, goes and moves ends every list
 * of the shop, and has them all made anew: each of these costs as much as dozens of the others.
 */
const SHARES: Record<WriteKind, number> = {
  stock: 69,
  price: 19,
  name: 3.5,
  description: 3,
  move: 2,
  status: 1.2,
  create: 1.3,
  delete: 1,
};

export function chooseKind(random: Random): WriteKind {
  let left = random.next() * 100;
  for (const [kind, share] of Object.entries(SHARES) as [WriteKind, number][]) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'price';
}

/**
 * The call for a write of this kind. What a product cannot undergo becomes a new price.
 * @param mark tells this write from all others
 * @param others leaves with room for one more
 */
export function planOperation(
  kind: WriteKind,
  {
    sheet,
    random,
    mark,
    others,
  }: { sheet: Required<ProductSheet>; random: Random; mark: string; others: readonly Leaf[] },
): Operation {
  const path = `/api/admin/products/${sheet.id}`;
  const patch = (body: object): Operation => ({ kind, method: 'PATCH', path, body });
  const base = (text: string) => text.replace(/ #\S+$/, '');
  switch (kind) {
    case 'stock': {
      const { id } = random.pick(sheet.variants);
      // Now and then there is nothing left, which pages show, too.
      const available = random.chance(0.08) ? 0 : random.between(1, 60);
      const body = { available, reason: `count ${mark}` };
      return { kind, method: 'PUT', path: `/api/admin/inventory/${id}`, body, variantId: id };
    }
    case 'name':
      return patch({ name: `${base(sheet.name)} #${mark}` });
    case 'description':
      return patch({ description: `${base(sheet.description)} #${mark}` });
    case 'move':
      return others.length === 0 ? planPrice(sheet, random) : patch({ categoryIds: [random.pick(others).id] });
    case 'status':
      return patch({ status: sheet.status === 'published' ? 'archived' : 'published' });
    case 'create':
      return { kind, method: 'POST', path: '/api/admin/products', body: planProduct(sheet, random, mark, others) };
    case 'delete':
      return { kind, method: 'DELETE', path };
    default:
      return planPrice(sheet, random);
  }
}

function planPrice({ id, variants }: Required<ProductSheet>, random: Random): Operation {
  const factor = 0.8 + random.next() * 0.5;
  const changed = variants.map((variant) => withPrice(variant, Math.max(100, Math.round(variant.price * factor) + 1)));
  return { kind: 'price', method: 'PATCH', path: `/api/admin/products/${id}`, body: { variants: changed } };
}

/** A price that is struck must be higher than the one that is asked. */
function withPrice({ available: _, ...variant }: VariantSheet, price: number): Omit<VariantSheet, 'available'> {
  const { compareAtPrice } = variant;
  return {
    ...variant,
    price,
    compareAtPrice: compareAtPrice !== null && compareAtPrice > price ? compareAtPrice : null,
  };
}

function planProduct(like: ProductSheet, random: Random, mark: string, others: readonly Leaf[]): object {
  return {
    name: `Probe #${mark}`,
    brand: like.brand,
    status: 'published',
    description: `Made to be looked for. #${mark}`,
    categoryIds: others.length === 0 ? like.categoryIds : [random.pick(others).id],
    variants: [
      { sku: `PROBE-${mark.toUpperCase()}`, price: random.between(500, 90_000), available: random.between(1, 40) },
    ],
  };
}
