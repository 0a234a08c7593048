import type { ProductState, VariantState } from '#lib/catalog/product-state.ts';
import { formatMoney } from '#lib/money/format.ts';
import type { CategoryTree } from '../category-tree.ts';
import type { FieldChange, FieldFault } from '../types.ts';

/** How long a text may be in a preview. */
const MAX_TEXT = 200;

type Words = Record<string, string | null>;

/** What differs between two states of a product, for people; `before` undefined: it is new. */
export function describeChanges(
  before: ProductState | undefined,
  after: ProductState,
  tree: CategoryTree,
): FieldChange[] {
  const [was, is] = [before ? inWords(before, tree) : {}, inWords(after, tree)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const change = { field, before: was[field] ?? null, after: is[field] ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** What of a product is neither as it was when these changes were found, nor as they make it. */
export function findMovedFields(
  state: ProductState,
  changes: readonly FieldChange[],
  tree: CategoryTree,
): FieldFault[] {
  const words = inWords(state, tree);
  return changes.flatMap(({ field, before, after }) => {
    const now = words[field] ?? null;
    if (now === before || now === after) return [];
    return [
      { field, detail: `has changed since this was checked: it is ${now === null ? 'empty' : shorten(now)} now` },
    ];
  });
}

/** As a preview shows them. */
export const shortenChanges = (changes: readonly FieldChange[]): FieldChange[] =>
  changes.map(({ field, before, after }) => ({
    field,
    before: before && shorten(before),
    after: after && shorten(after),
  }));

const shorten = (text: string) => (text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`);

function inWords(state: ProductState, tree: CategoryTree): Words {
  return {
    Name: state.name,
    Slug: state.slug,
    Description: state.description || null,
    Brand: state.brand.name,
    Status: state.status,
    'Publish at': state.publishAt,
    Currency: state.currency,
    Categories: state.categoryIds.map((id) => tree.byId.get(id)?.path ?? id).join(', ') || null,
    'SEO title': state.seoTitle,
    'SEO description': state.seoDescription,
    ...Object.fromEntries(Object.entries(state.attributes).map(([name, value]) => [`Attribute ${name}`, value])),
    Options: state.options.map(({ name, values }) => `${name}: ${values.join(', ')}`).join('; ') || null,
    Pictures: state.images.map(({ hash, alt }) => `${hash.slice(0, 8)} ${alt}`).join(', ') || null,
    ...Object.assign({}, ...state.variants.map((variant) => variantInWords(variant, state.currency))),
  };
}

function variantInWords({ sku, price, compareAtPrice, options, id, available }: VariantState, currency: string): Words {
  const money = (amount: number) => formatMoney(amount, currency);
  return {
    [`${sku} price`]: money(price),
    [`${sku} compare-at price`]: compareAtPrice === null ? null : money(compareAtPrice),
    [`${sku} options`]: Object.values(options).join(', ') || null,
    // That of others is the inventory's.
    ...(id === undefined && available > 0 && { [`${sku} first stock`]: String(available) }),
  };
}
