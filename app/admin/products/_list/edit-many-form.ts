import type { ProductStatus } from '#lib/catalog/product-state.ts';

/** The form as it is filled in; empty texts leave things as they are. */
export type EditManyForm = {
  price: '' | 'raise-percent' | 'lower-percent' | 'raise-amount' | 'lower-amount';
  /** As typed: a percentage, or an amount in whole units of the currency. */
  by: string;
  rounding: keyof typeof ROUNDINGS;
  compareAt: 'keep' | 'old-price' | 'remove';
  status: '' | ProductStatus;
  addCategoryId: string;
  removeCategoryId: string;
};

export const BLANK_EDIT: EditManyForm = {
  price: '',
  by: '',
  rounding: 'cent',
  compareAt: 'keep',
  status: '',
  addCategoryId: '',
  removeCategoryId: '',
};

/** To multiples of `roundTo` minor units, less `ending`. */
export const ROUNDINGS = {
  cent: { label: 'To the cent', roundTo: 1, ending: 0 },
  whole: { label: 'To whole amounts', roundTo: 100, ending: 0 },
  'ends-99': { label: 'Ending in .99', roundTo: 100, ending: 1 },
  'ends-95': { label: 'Ending in .95', roundTo: 100, ending: 5 },
} as const;

type PriceEdit = ({ percent: number } | { amount: number }) & {
  roundTo: number;
  ending: number;
  compareAt: EditManyForm['compareAt'];
};

/** As `POST /api/admin/bulk` takes it. */
export type ManyEdit = {
  price?: PriceEdit;
  status?: ProductStatus;
  addCategoryId?: string;
  removeCategoryId?: string;
};

export type EditManyErrors = Partial<Record<'by' | 'removeCategoryId' | 'form', string>>;

/** What the form asks for, or what is wrong with it. */
export function readEditMany(form: EditManyForm): { ok: true; edit: ManyEdit } | { ok: false; errors: EditManyErrors } {
  const { status, addCategoryId, removeCategoryId } = form;
  if (addCategoryId !== '' && addCategoryId === removeCategoryId) {
    return { ok: false, errors: { removeCategoryId: 'Choose another category than the one that is added.' } };
  }
  const by = form.price === '' ? undefined : readBy(form.price, form.by);
  if (typeof by === 'string') return { ok: false, errors: { by } };
  const { roundTo, ending } = ROUNDINGS[form.rounding];
  const edit: ManyEdit = {
    ...(by && { price: { ...by, roundTo, ending, compareAt: form.compareAt } }),
    ...(status && { status }),
    ...(addCategoryId && { addCategoryId }),
    ...(removeCategoryId && { removeCategoryId }),
  };
  if (Object.keys(edit).length > 0) return { ok: true, edit };
  return { ok: false, errors: { form: 'Choose something to change.' } };
}

function readBy(
  how: Exclude<EditManyForm['price'], ''>,
  text: string,
): { percent: number } | { amount: number } | string {
  const typed = text.trim().replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(typed)) return 'Give a number with at most two decimals.';
  const hundredths = Math.round(Number(typed) * 100);
  if (hundredths === 0) return 'Give more than nothing.';
  const signed = how.startsWith('lower') ? -hundredths : hundredths;
  if (how.endsWith('amount')) return hundredths > 100_000_000 ? 'Give at most 1,000,000.' : { amount: signed };
  if (signed < -9_900) return 'A price can be lowered by at most 99 percent.';
  return signed > 100_000 ? 'A price can be raised by at most 1,000 percent.' : { percent: signed / 100 };
}
