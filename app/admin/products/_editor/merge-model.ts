import type { EditorForm, EditorStatus, FormVariant } from './editor-form.ts';
import { isDeepEqual } from './is-deep-equal.ts';
import { choicesInWords, type InputDraft, toInput } from './to-input.ts';

/** A part of a product that one person decides on as a whole. */
export type Part = { path: string; label: string };

/**
 * A part that somebody else has changed. `clash`: so has whoever edits, to something else. `theirs`: nobody else has touched
 * it, so that it is taken as it is.
 */
export type Difference = Part & { kind: 'clash' | 'theirs'; before: string; mine: string; theirs: string };

export type Choice = 'mine' | 'theirs';

/** The three states of a product that was changed meanwhile, each as a form. */
export type Versions = {
  /** What both began with. */
  base: EditorForm;
  mine: EditorForm;
  theirs: EditorForm;
};

type NameCategory = (id: string) => string;

/** What somebody else has changed since `base`, part by part, as far as it is not what `mine` has too. */
export function findDifferences(versions: Versions, nameCategory: NameCategory): Difference[] {
  const { base, mine, theirs } = versions;
  const [readBase, readMine, readTheirs] = [base, mine, theirs].map(partReader) as [Reader, Reader, Reader];
  return partsOf(versions).flatMap((part): Difference[] => {
    const [was, own, other] = [readBase(part.path), readMine(part.path), readTheirs(part.path)];
    if (isDeepEqual(was, other) || isDeepEqual(own, other)) return [];
    const words = (form: EditorForm) => describePart(form, part.path, nameCategory);
    const kind = isDeepEqual(was, own) ? 'theirs' : 'clash';
    return [{ ...part, kind, before: words(base), mine: words(mine), theirs: words(theirs) }];
  });
}

/** What is to be saved over `theirs`: what only one has changed as they have it, and of each clash what was chosen. */
export function mergeForms(versions: Versions, choices: Readonly<Record<string, Choice>>): EditorForm {
  const { base, mine, theirs } = versions;
  const [readBase, readMine] = [partReader(base), partReader(mine)];
  return partsOf(versions).reduce((merged, { path }) => {
    const [was, own] = [readBase(path), readMine(path)];
    const takesMine = !isDeepEqual(was, own) && choices[path] !== 'theirs';
    return takesMine ? withPart(merged, mine, theirs, path) : merged;
  }, theirs);
}

const LINES = {
  name: 'Name',
  description: 'Description',
  brand: 'Brand',
  slug: 'Address',
  currency: 'Currency',
  seoTitle: 'Title for search engines',
  seoDescription: 'Description for search engines',
} as const;
type Line = keyof typeof LINES;

const VARIANT_PARTS = {
  sku: 'SKU',
  price: 'Price',
  compareAtPrice: 'Price before',
  imageHash: 'Picture',
} as const;
type VariantPart = keyof typeof VARIANT_PARTS;

function partsOf(versions: Versions): Part[] {
  const { base, mine, theirs } = versions;
  const names = [...new Set([base, mine, theirs].flatMap(({ attributes }) => Object.keys(attributes)))];
  return [
    ...Object.entries(LINES).map(([path, label]) => ({ path, label })),
    { path: 'status', label: 'Status' },
    { path: 'categoryIds', label: 'Categories' },
    ...names.map((name) => ({ path: `attribute/${name}`, label: `Attribute ${name}` })),
    { path: 'images', label: 'Pictures' },
    ...(hasOneShape(versions) ? variantParts(theirs) : [{ path: 'matrix', label: 'Options and variants' }]),
  ];
}

const variantParts = (form: EditorForm): Part[] =>
  form.variants.flatMap((variant) =>
    Object.entries(VARIANT_PARTS).map(([part, label]) => ({
      path: `variant/${variant.id}/${part}`,
      label: [label, ...Object.values(choicesInWords(form, variant))].join(' · '),
    })),
  );

/** Whether all three have the same options and the same variants, so that these can be compared field by field. */
function hasOneShape({ base, mine, theirs }: Versions): boolean {
  const shapeOf = (form: EditorForm) => [
    toInput(form).options,
    form.variants.map((variant) => [variant.id, choicesInWords(form, variant)]),
  ];
  return isDeepEqual(shapeOf(base), shapeOf(theirs)) && isDeepEqual(shapeOf(mine), shapeOf(theirs));
}

type Reader = (path: string) => unknown;

/** Reads what is compared of a part: what the API would take, not how it was typed. */
function partReader(form: EditorForm): Reader {
  const input = toInput(form);
  return (path) => readPart(form, input, path);
}

function readPart(form: EditorForm, input: InputDraft, path: string): unknown {
  const [kind, name = '', part = ''] = path.split('/');
  if (kind === 'attribute') return form.attributes[name]?.trim() ?? '';
  if (kind === 'status') return [input.status, input.publishAt];
  if (kind === 'matrix')
    return [input.options, input.variants.map(({ imageIndex, ...rest }, at) => [rest, pictureOf(form, at)])];
  if (kind !== 'variant') return input[kind as Line | 'images' | 'categoryIds'];
  const at = form.variants.findIndex(({ id }) => id === name);
  return part === 'imageHash' ? pictureOf(form, at) : input.variants[at]?.[part as 'sku' | 'price' | 'compareAtPrice'];
}

/** By what it is, not by its place: pictures change places. */
const pictureOf = ({ variants, images }: EditorForm, at: number) =>
  images.some(({ hash }) => hash === variants[at]?.imageHash) ? variants[at]?.imageHash : '';

function withPart(into: EditorForm, from: EditorForm, theirs: EditorForm, path: string): EditorForm {
  const [kind, name = '', part = ''] = path.split('/');
  if (kind === 'attribute') return { ...into, attributes: { ...into.attributes, [name]: from.attributes[name] ?? '' } };
  if (kind === 'status') return { ...into, status: from.status, publishAt: from.publishAt };
  if (kind === 'matrix')
    return { ...into, options: from.options, variants: from.variants.map((one) => reborn(one, theirs)) };
  if (kind !== 'variant') return { ...into, [kind as string]: from[kind as Line] };
  const source = from.variants.find(({ id }) => id === name);
  return {
    ...into,
    variants: into.variants.map((variant) =>
      variant.id === name && source ? { ...variant, [part]: source[part as VariantPart] } : variant,
    ),
  };
}

/** A variant that was removed meanwhile, and that somebody keeps, is a new one: its stock has gone. */
function reborn(variant: FormVariant, { variants }: EditorForm): FormVariant {
  return variant.id === '' || variants.some(({ id }) => id === variant.id)
    ? variant
    : { ...variant, id: '', available: '0' };
}

const STATUS_WORDS: Record<EditorStatus, string> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  published: 'Published',
  archived: 'Archived',
};

function describePart(form: EditorForm, path: string, nameCategory: NameCategory): string {
  const [kind, name = '', part = ''] = path.split('/');
  if (kind === 'attribute') return form.attributes[name] ?? '';
  if (kind === 'status')
    return form.status === 'scheduled'
      ? `Scheduled for ${form.publishAt.replace('T', ' ')}`
      : STATUS_WORDS[form.status];
  if (kind === 'categoryIds') return form.categoryIds.map(nameCategory).join('\n');
  if (kind === 'images') return form.images.map(({ alt }, at) => `${at + 1}. ${alt || 'without a text'}`).join('\n');
  if (kind === 'matrix') return form.variants.map((variant) => describeVariant(form, variant)).join('\n');
  if (kind !== 'variant') return form[kind as Line];
  const variant = form.variants.find(({ id }) => id === name);
  if (part !== 'imageHash') return variant?.[part as VariantPart] ?? '';
  const at = form.images.findIndex(({ hash }) => hash === variant?.imageHash);
  return at === -1 ? 'None of its own' : `${at + 1}. ${form.images[at]?.alt || 'without a text'}`;
}

const describeVariant = (form: EditorForm, variant: FormVariant) =>
  [...Object.values(choicesInWords(form, variant)), variant.sku, variant.price]
    .filter((word) => word !== '')
    .join(' · ');
