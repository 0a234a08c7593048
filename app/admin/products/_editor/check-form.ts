import { productInput } from '#lib/catalog/product-input.ts';
import type { EditorForm } from './editor-form.ts';
import { type InputDraft, toInput } from './to-input.ts';

/** What is wrong with a field of the form, by its name there: `variants.2.price`. */
export type FormError = { name: string; message: string };

/** What of a form could not be saved, as the API would say it, in words for people. */
export function checkForm(form: EditorForm): FormError[] {
  const draft = toInput(form);
  const { publishAt, slug, ...input } = draft;
  const checked = productInput.safeParse({
    ...input,
    ...(slug !== '' && { slug }),
    publishAt: publishAt ?? null,
  });
  const errors = [
    ...checkDate(form, publishAt),
    ...findRepeats(draft),
    ...(checked.success ? [] : checked.error.issues.map(({ path, message }) => toFormError(path.map(String), message))),
  ];
  // What is wrong with one of a list says more than that the list is wrong.
  return errors.filter(
    ({ name }, at) =>
      errors.findIndex((other) => other.name === name) === at &&
      !errors.some((other) => other.name.startsWith(`${name}.`)),
  );
}

/** @param pointer a JSON pointer into what the API was sent */
export function fromPointer(pointer: string, detail: string): FormError {
  const path = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return toFormError(path, detail);
}

function toFormError(path: string[], detail: string): FormError {
  const name = nameOf(path);
  return { name, message: WORDS.find(([pattern]) => pattern.test(name))?.[1] ?? sentence(detail) };
}

function nameOf([field = '', at = '', part = '', place = '']: string[]): string {
  if (field === 'options' && part === 'values' && place !== '') return `options.${at}.values.${place}.text`;
  if (field === 'variants' && part === 'options') return `variants.${at}.choices`;
  if (field === 'variants' && part === 'imageIndex') return `variants.${at}.imageHash`;
  if (field === 'variants' && part === 'id') return `variants.${at}.choices`;
  if (field === 'categoryIds') return field;
  if (field === 'images') return at === '' ? field : `images.${at}`;
  return [field, at, part].filter((step) => step !== '').join('.');
}

/** Where what a schema says is of no help to whoever typed. */
const WORDS: [RegExp, string][] = [
  [/^name$/, 'A name of up to 200 characters'],
  [/^brand$/, 'A brand of up to 80 characters'],
  [/^currency$/, 'Three capitals, such as EUR'],
  [/^options\.\d+\.name$/, 'A name of up to 40 characters'],
  [/^options\.\d+\.values\.\d+\.text$/, 'A value of up to 60 characters'],
  [/^variants\.\d+\.price$/, 'An amount, such as 12.90'],
  [/^variants\.\d+\.available$/, 'A whole number'],
];

const sentence = (detail: string) => detail.charAt(0).toUpperCase() + detail.slice(1);

function checkDate({ status }: EditorForm, publishAt: string | null | undefined): FormError[] {
  if (status !== 'scheduled' || typeof publishAt === 'string') return [];
  return [{ name: 'publishAt', message: 'The day and the time at which it is published' }];
}

/** What a schema of each part alone cannot see. */
function findRepeats({ options, variants }: InputDraft): FormError[] {
  const repeats = (list: readonly string[]) =>
    list.flatMap((text, at) => (text !== '' && list.indexOf(text) !== at ? [at] : []));
  return [
    ...repeats(options.map(({ name }) => name)).map((at) => ({
      name: `options.${at}.name`,
      message: 'Another option has this name',
    })),
    ...options.flatMap(({ values }, option) =>
      repeats(values).map((at) => ({
        name: `options.${option}.values.${at}.text`,
        message: 'This value is there already',
      })),
    ),
    ...repeats(variants.map(({ sku }) => sku)).map((at) => ({
      name: `variants.${at}.sku`,
      message: 'Another variant has this SKU',
    })),
    ...variants.flatMap(({ price, compareAtPrice }, at) =>
      compareAtPrice === undefined
        ? [{ name: `variants.${at}.compareAtPrice`, message: 'An amount, or nothing' }]
        : compareAtPrice !== null && price !== undefined && compareAtPrice <= price
          ? [{ name: `variants.${at}.compareAtPrice`, message: 'More than the price, or nothing' }]
          : [],
    ),
  ];
}
