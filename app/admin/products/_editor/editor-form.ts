import type { ManagedImage } from '#app/admin/_media/managed-image.ts';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';
import { fromAmount } from './amount.ts';
import { toLocalMinute } from './local-minute.ts';

/** A draft with a date is `scheduled` to whoever edits it. */
export type EditorStatus = 'draft' | 'scheduled' | 'published' | 'archived';

/** Values and options have keys of their own here, so that a name that is being typed is nothing's identity. */
export type FormOption = { key: string; name: string; values: { key: string; text: string }[] };

export type FormVariant = {
  key: string;
  /** Empty: not saved yet. */
  id: string;
  sku: string;
  /** As it was typed, in major units. */
  price: string;
  compareAtPrice: string;
  /** Keys of options to keys of their values. */
  choices: Record<string, string>;
  /** Empty: none of the pictures is its own. */
  imageHash: string;
  /** What there is of it; for a new one, what is received with it. */
  available: string;
};

/** A product as it is being edited: whatever was typed stays as it was typed. */
export type EditorForm = {
  name: string;
  /** Empty: from the name. */
  slug: string;
  description: string;
  brand: string;
  status: EditorStatus;
  /** Of a `datetime-local` field, in the editor's own zone; counts for a scheduled one alone. */
  publishAt: string;
  currency: string;
  categoryIds: string[];
  /** Every attribute of the shop; empty: the product has none of it. */
  attributes: Record<string, string>;
  options: FormOption[];
  variants: FormVariant[];
  images: ManagedImage[];
  seoTitle: string;
  seoDescription: string;
};

/** @param attributes names of all that the shop has */
export function emptyForm(attributes: readonly string[]): EditorForm {
  return {
    name: '',
    slug: '',
    description: '',
    brand: '',
    status: 'draft',
    publishAt: '',
    currency: 'EUR',
    categoryIds: [],
    attributes: Object.fromEntries(attributes.map((name) => [name, ''])),
    options: [],
    variants: [
      { key: 'v0', id: '', sku: '', price: '', compareAtPrice: '', choices: {}, imageHash: '', available: '0' },
    ],
    images: [],
    seoTitle: '',
    seoDescription: '',
  };
}

export function toForm(product: AdminProduct, attributes: readonly string[]): EditorForm {
  const options = product.options.map(({ name, values }, at) => ({
    key: `o${at}`,
    name,
    values: values.map((text, place) => ({ key: `o${at}v${place}`, text })),
  }));
  const { name, slug, description, brand, currency, categoryIds } = product;
  return {
    ...{ name, slug, description, brand, currency, categoryIds, options },
    status: product.publishAt === null ? product.status : 'scheduled',
    publishAt: product.publishAt === null ? '' : toLocalMinute(product.publishAt),
    attributes: {
      ...emptyForm(attributes).attributes,
      ...Object.fromEntries(product.attributes.map((attribute) => [attribute.name, attribute.value])),
    },
    variants: product.variants.map((variant) => ({
      key: variant.id,
      id: variant.id,
      sku: variant.sku,
      price: fromAmount(variant.price, currency),
      compareAtPrice: variant.compareAtPrice === null ? '' : fromAmount(variant.compareAtPrice, currency),
      choices: Object.fromEntries(
        options.map((option) => [
          option.key,
          option.values.find(({ text }) => text === variant.options[option.name])?.key ?? '',
        ]),
      ),
      imageHash: variant.imageIndex === null ? '' : (product.images[variant.imageIndex]?.hash ?? ''),
      available: String(variant.available),
    })),
    images: product.images,
    seoTitle: product.seoTitle ?? '',
    seoDescription: product.seoDescription ?? '',
  };
}
