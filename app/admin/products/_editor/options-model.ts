import { MAX_VARIANTS } from '#lib/catalog/product-input.ts';
import type { EditorForm, FormOption, FormVariant } from './editor-form.ts';

/** Options and the variants that choose from them: they change together. */
export type Matrix = Pick<EditorForm, 'options' | 'variants'>;

type MakeKey = () => string;

/** Adds an option with its first value, which all variants have from then on. */
export function addOption({ options, variants }: Matrix, makeKey: MakeKey): Matrix {
  const [key, value] = [makeKey(), makeKey()];
  return {
    options: [...options, { key, name: '', values: [{ key: value, text: '' }] }],
    variants: variants.map((variant) => ({ ...variant, choices: { ...variant.choices, [key]: value } })),
  };
}

/** Takes an option away. Of variants that differed in it alone the first stays. */
export function removeOption({ options, variants }: Matrix, key: string): Matrix {
  const rest = options.filter((option) => option.key !== key);
  const without = variants.map((variant) => {
    const { [key]: _, ...choices } = variant.choices;
    return { ...variant, choices };
  });
  const kept = new Set<string>();
  return {
    options: rest,
    variants: without.filter(({ choices }) => {
      const sign = signOf(rest, choices);
      return !kept.has(sign) && kept.add(sign);
    }),
  };
}

/** Adds a value, and a variant for each combination with it. */
export function addValue(matrix: Matrix, optionKey: string, text: string, makeKey: MakeKey): Matrix {
  const value = { key: makeKey(), text };
  const options = matrix.options.map((option) =>
    option.key === optionKey ? { ...option, values: [...option.values, value] } : option,
  );
  return addVariants({ options, variants: matrix.variants }, makeKey, (choices) => choices[optionKey] === value.key);
}

/** Takes a value away with its variants; the last value of an option stays. */
export function removeValue(matrix: Matrix, optionKey: string, valueKey: string): Matrix {
  const option = matrix.options.find(({ key }) => key === optionKey);
  if (!option || option.values.length < 2) return matrix;
  return {
    options: matrix.options.map((one) =>
      one === option ? { ...one, values: one.values.filter(({ key }) => key !== valueKey) } : one,
    ),
    variants: matrix.variants.filter(({ choices }) => choices[optionKey] !== valueKey),
  };
}

/** Adds the combinations that no variant has: those that `wanted` takes, as far as there is room. */
export function addVariants(
  { options, variants }: Matrix,
  makeKey: MakeKey,
  wanted: (choices: FormVariant['choices']) => boolean = () => true,
): Matrix {
  const missing = missingOf({ options, variants }).filter(wanted);
  const added = missing.slice(0, Math.max(0, MAX_VARIANTS - variants.length)).map((choices) => {
    const like = variants[0];
    return {
      key: makeKey(),
      id: '',
      sku: '',
      price: like?.price ?? '',
      compareAtPrice: like?.compareAtPrice ?? '',
      choices,
      imageHash: '',
      available: '0',
    };
  });
  const place = new Map(combinationsOf(options).map((choices, at) => [signOf(options, choices), at]));
  const placeOf = ({ choices }: FormVariant) => place.get(signOf(options, choices)) ?? Number.POSITIVE_INFINITY;
  return { options, variants: [...variants, ...added].sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** How many combinations no variant has. */
export const countMissing = (matrix: Matrix): number => missingOf(matrix).length;

function missingOf({ options, variants }: Matrix): FormVariant['choices'][] {
  const present = new Set(variants.map(({ choices }) => signOf(options, choices)));
  return combinationsOf(options).filter((choices) => !present.has(signOf(options, choices)));
}

/** Every combination in the order of options and values; more than could be saved are not counted out. */
function combinationsOf(options: readonly FormOption[]): FormVariant['choices'][] {
  const total = options.reduce((product, { values }) => product * values.length, 1);
  if (total > MAX_VARIANTS * MAX_VARIANTS) return [];
  return options.reduce<FormVariant['choices'][]>(
    (lists, { key, values }) => lists.flatMap((list) => values.map((value) => ({ ...list, [key]: value.key }))),
    [{}],
  );
}

const signOf = (options: readonly FormOption[], choices: FormVariant['choices']) =>
  options.map(({ key }) => choices[key] ?? '').join('|');
