import type { VariantInput } from './product-input.ts';
import type { ProductState, VariantState } from './product-state.ts';

/** What is wrong with a field of a body; `pointer` is a JSON pointer (RFC 6901). */
export type FieldError = { pointer: string; detail: string };

/** Whether the parts of a product agree with one another: what a schema of each field alone cannot see. */
export function checkProduct({ options, variants, images, status, publishAt }: ProductState): FieldError[] {
  const errors: FieldError[] = [];
  if (publishAt !== null && status !== 'draft') errors.push({ pointer: '/publishAt', detail: 'is for drafts alone' });
  const names = options.map((option) => option.name);
  if (new Set(names).size !== names.length) errors.push({ pointer: '/options', detail: 'must name each option once' });
  for (const [at, variant] of variants.entries()) {
    const say = (field: string, detail: string) => errors.push({ pointer: `/variants/${at}/${field}`, detail });
    if (variant.compareAtPrice !== null && variant.compareAtPrice <= variant.price) {
      say('compareAtPrice', 'must be greater than the price, or null');
    }
    if (variant.imageIndex !== null && variant.imageIndex >= images.length) {
      say('imageIndex', `must be null or less than the number of images, ${images.length}`);
    }
    const wrong = checkChoice(variant, options);
    if (wrong) say('options', wrong);
    const before = variants.slice(0, at);
    if (before.some((other) => other.sku === variant.sku)) say('sku', 'must differ from those of the other variants');
    if (before.some((other) => isSameChoice(other, variant))) say('options', 'are those of another variant already');
  }
  return errors;
}

function checkChoice({ options: chosen }: VariantState, options: ProductState['options']): string | undefined {
  const stranger = Object.keys(chosen).find((name) => !options.some((option) => option.name === name));
  if (stranger !== undefined) return `name ${JSON.stringify(stranger)}, which the product has no option for`;
  for (const { name, values } of options) {
    const value = Object.hasOwn(chosen, name) ? chosen[name] : undefined;
    if (value === undefined) return `must choose a value for ${JSON.stringify(name)}`;
    if (!values.includes(value)) return `must be one of the option's values for ${JSON.stringify(name)}`;
  }
  return undefined;
}

function isSameChoice(a: VariantState, b: VariantState): boolean {
  const names = Object.keys(a.options);
  return names.length === Object.keys(b.options).length && names.every((name) => a.options[name] === b.options[name]);
}

/** Variants that claim an id the product does not have, have it twice, or bring stock along for one that is there. */
export function checkVariantIds(present: readonly VariantState[], given: readonly VariantInput[]): FieldError[] {
  const taken = new Set<string>();
  return given.flatMap((variant, at) => {
    const same = present.find(({ id, sku }) => (variant.id === undefined ? sku === variant.sku : id === variant.id));
    const pointer = `/variants/${at}`;
    if (!same) {
      return variant.id === undefined ? [] : [{ pointer: `${pointer}/id`, detail: 'is no variant of this product' }];
    }
    const errors: FieldError[] = [];
    if (taken.has(same.id as string)) errors.push({ pointer: `${pointer}/id`, detail: 'names a variant twice' });
    taken.add(same.id as string);
    if (variant.available !== undefined) {
      errors.push({ pointer: `${pointer}/available`, detail: 'is for new variants; stock is moved by the inventory' });
    }
    return errors;
  });
}
