import type { Picture, ProductOption, Stock, Variant } from '#lib/catalog/types.ts';

/** The variant to go to when `value` is chosen: the one that keeps most of what was chosen before. */
export function chooseVariant(variants: Variant[], current: Variant, name: string, value: string): Variant {
  let best = current;
  let bestKept = -1;
  for (const variant of variants) {
    if (variant.options[name] !== value) continue;
    const kept = Object.entries(variant.options).filter(([key, chosen]) => current.options[key] === chosen).length;
    if (kept > bestKept) [best, bestKept] = [variant, kept];
  }
  return best;
}

/** The picture of each value of an option that has pictures of its own (a colour, usually); else undefined. */
export function findValuePictures(
  option: ProductOption,
  variants: Variant[],
  images: Picture[],
): Map<string, Picture> | undefined {
  const indexes = option.values.map((value) => {
    const shown = new Set(
      variants.filter((variant) => variant.options[option.name] === value).map((v) => v.imageIndex),
    );
    return shown.size === 1 ? [...shown][0] : null;
  });
  if (new Set(indexes).size < 2) return undefined;
  const pictures = new Map<string, Picture>();
  for (const [position, value] of option.values.entries()) {
    const picture = images[indexes[position] ?? -1];
    if (!picture) return undefined;
    pictures.set(value, picture);
  }
  return pictures;
}

export type Level = { kind: 'in-stock' } | { kind: 'low'; left: number } | { kind: 'sold-out' };

const LOW = 5;

export function getLevel(available: number): Level {
  if (available <= 0) return { kind: 'sold-out' };
  return available <= LOW ? { kind: 'low', left: available } : { kind: 'in-stock' };
}

/** Whether choosing `value` would lead to something sold out. Unknown stock counts as available. */
export function isValueSoldOut(
  variants: Variant[],
  current: Variant,
  name: string,
  value: string,
  stock: ReadonlyMap<string, Stock>,
): boolean {
  const target = chooseVariant(variants, current, name, value);
  return target.options[name] === value && stock.get(target.id)?.available === 0;
}
