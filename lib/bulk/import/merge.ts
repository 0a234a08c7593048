import type { ProductState, VariantState } from '#lib/catalog/product-state.ts';
import type { Resolved, ResolvedVariant } from './resolve.ts';

/**
 * What a document makes of a product, in the form that a patch has. Variants that the document does not name stay, and new ones
 * come after them.
 */
export function mergeDocument(state: ProductState, { fields, variants }: Resolved) {
  const { attributes, options, ...others } = fields;
  const byOwnSku = new Map(variants.map((variant) => [variant.sku, variant]));
  const present = new Set(state.variants.map(({ sku }) => sku));
  const chosen = variants.flatMap((variant) => (variant.options ? [variant.options] : []));
  const mergedOptions = options ?? (chosen.length > 0 ? mergeOptions(state.options, chosen) : undefined);
  return {
    ...others,
    ...(attributes && { attributes: mergeAttributes(state.attributes, attributes) }),
    ...(mergedOptions && { options: mergedOptions }),
    variants: [
      ...state.variants.map((variant) => mergeVariant(variant, byOwnSku.get(variant.sku))),
      ...variants.filter(({ sku }) => !present.has(sku)).map(newVariant),
    ],
  };
}

function mergeVariant(
  { id, sku, price, compareAtPrice, options, imageIndex }: VariantState,
  given: Omit<ResolvedVariant, 'row'> | undefined,
) {
  return {
    id: id as string,
    sku,
    price: given?.price ?? price,
    compareAtPrice: given?.compareAtPrice === undefined ? compareAtPrice : given.compareAtPrice,
    options: given?.options ?? options,
    imageIndex: given?.imageIndex === undefined ? imageIndex : given.imageIndex,
  };
}

const newVariant = ({ row, ...variant }: ResolvedVariant) => variant;

function mergeAttributes(
  present: Record<string, string>,
  given: Record<string, string | null>,
): Record<string, string> {
  const merged = Object.entries({ ...present, ...given });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Values that no variant has any more stay: somebody may have meant to come back to them. */
function mergeOptions(
  present: ProductState['options'],
  chosen: readonly Record<string, string>[],
): ProductState['options'] {
  const merged = new Map(present.map(({ name, values }) => [name, new Set(values)]));
  for (const choice of chosen) {
    for (const [name, value] of Object.entries(choice)) {
      merged.set(name, (merged.get(name) ?? new Set()).add(value));
    }
  }
  return [...merged].map(([name, values]) => ({ name, values: [...values] }));
}

/** The whole new product that a document describes, as far as it says. */
export function toNewProduct({ fields, variants }: Resolved) {
  const { attributes, options, ...others } = fields;
  const chosen = variants.flatMap((variant) => (variant.options ? [variant.options] : []));
  return {
    ...others,
    ...(attributes && { attributes: mergeAttributes({}, attributes) }),
    options: options ?? mergeOptions([], chosen),
    variants: variants.map(newVariant),
  };
}
