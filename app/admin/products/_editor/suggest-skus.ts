import { toSlug } from '#lib/catalog/slugs.ts';
import type { EditorForm } from './editor-form.ts';
import { choicesInWords } from './to-input.ts';

const MAX_LENGTH = 64;

/** SKUs for the variants that have none, from the product's name or from what the others have in common. */
export function suggestSkus(form: Pick<EditorForm, 'name' | 'options' | 'variants'>): EditorForm['variants'] {
  const given = form.variants.map(({ sku }) => sku.trim()).filter((sku) => sku !== '');
  const stem = commonStem(given) || toSku(form.name) || 'SKU';
  const taken = new Set(given);
  return form.variants.map((variant) => {
    if (variant.sku.trim() !== '') return variant;
    const parts = [stem, ...Object.values(choicesInWords(form, variant)).map(toSku)].filter((part) => part !== '');
    const whole = parts
      .join('-')
      .slice(0, MAX_LENGTH - 3)
      .replace(/-+$/, '');
    let sku = whole;
    for (let number = 2; taken.has(sku); number += 1) sku = `${whole}-${number}`;
    taken.add(sku);
    return { ...variant, sku };
  });
}

const toSku = (text: string) => toSlug(text).toUpperCase();

/** What all of them begin with, up to a dash; of a single one, all but its last part. */
function commonStem(skus: readonly string[]): string {
  const [first, ...others] = skus.map((sku) => sku.split('-'));
  if (!first) return '';
  const most = others.length === 0 ? Math.max(1, first.length - 1) : first.length;
  let length = 0;
  while (length < most && others.every((parts) => parts[length] === first[length])) length += 1;
  return first.slice(0, length).join('-');
}
