import { readAmount } from './amount.ts';
import type { EditorForm, FormVariant } from './editor-form.ts';
import { isDeepEqual } from './is-deep-equal.ts';
import { fromLocalMinute } from './local-minute.ts';

/** What the API takes for a product, as far as what was typed can be read: `undefined` where it cannot. */
export type InputDraft = ReturnType<typeof toInput>;

/** The whole product as the API takes it. Lists keep their order, so that pointers into them fit the form. */
export function toInput(form: EditorForm) {
  const hasDate = form.status === 'scheduled';
  return {
    name: form.name.trim(),
    slug: form.slug.trim(),
    description: form.description,
    brand: form.brand.trim(),
    status: hasDate ? ('draft' as const) : form.status,
    publishAt: hasDate ? fromLocalMinute(form.publishAt) : null,
    currency: form.currency.trim(),
    categoryIds: form.categoryIds,
    attributes: Object.fromEntries(
      Object.entries(form.attributes).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
    ),
    options: form.options.map(({ name, values }) => ({
      name: name.trim(),
      values: values.map(({ text }) => text.trim()),
    })),
    variants: form.variants.map((variant) => toVariant(form, variant)),
    images: form.images.map(({ hash, alt, focalX, focalY }) => ({ hash, alt, focalX, focalY })),
    seoTitle: form.seoTitle.trim() || null,
    seoDescription: form.seoDescription.trim() || null,
  };
}

function toVariant(form: EditorForm, variant: FormVariant) {
  const { id, sku, price, compareAtPrice, imageHash, available } = variant;
  const at = form.images.findIndex(({ hash }) => hash === imageHash);
  return {
    ...(id !== '' && { id }),
    sku: sku.trim(),
    price: readAmount(price, form.currency),
    compareAtPrice: compareAtPrice.trim() === '' ? null : readAmount(compareAtPrice, form.currency),
    options: choicesInWords(form, variant),
    imageIndex: at === -1 ? null : at,
    ...(id === '' && { available: /^\d+$/.test(available.trim()) ? Number(available.trim()) : undefined }),
  };
}

/** What a variant is, by names: `{ Size: 'M' }`. */
export function choicesInWords({ options }: Pick<EditorForm, 'options'>, { choices }: FormVariant) {
  return Object.fromEntries(
    options.flatMap(({ key, name, values }) => {
      const value = values.find((candidate) => candidate.key === choices[key]);
      return value ? [[name.trim(), value.text.trim()]] : [];
    }),
  );
}

/** The fields in which `form` differs from what it began as: what a patch has to name. */
export function toPatch(before: EditorForm, form: EditorForm): Partial<InputDraft> {
  const [was, is] = [toInput(before), toInput(form)];
  return Object.fromEntries(
    Object.entries(is).filter(([field, value]) => !isDeepEqual(value, was[field as keyof InputDraft])),
  );
}
