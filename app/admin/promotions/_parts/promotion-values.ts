import type { ConflictingField } from '#app/admin/_ui/conflict-dialog.tsx';
import { formatDecimal } from '#lib/money/format.ts';
import { parseAmount, parseDecimal } from '#lib/money/parse.ts';
import type { Promotion, PromotionKind } from '#lib/promotions/types.ts';

/** What the form of a promotion holds: text, as it is typed. */
export type PromotionValues = {
  name: string;
  kind: PromotionKind;
  value: string;
  currency: string;
  trigger: 'code' | 'itself';
  code: string;
  minimumSubtotal: string;
  /** UTC, as `datetime-local` has it; empty: at any time. */
  startsAt: string;
  endsAt: string;
  totalLimit: string;
  perCustomerLimit: string;
  stackable: boolean;
  active: boolean;
};

export type PromotionBody = Omit<Promotion, 'id' | 'redeemed' | 'startsAt' | 'endsAt'> & {
  startsAt: string | null;
  endsAt: string | null;
};

type ReadValues =
  | { state: 'read'; body: PromotionBody }
  | { state: 'unreadable'; errors: { field: keyof PromotionValues; message: string }[] };

export const NEW_PROMOTION: PromotionValues = {
  name: '',
  kind: 'percentage',
  value: '',
  currency: 'EUR',
  trigger: 'code',
  code: '',
  minimumSubtotal: '',
  startsAt: '',
  endsAt: '',
  totalLimit: '',
  perCustomerLimit: '',
  stackable: false,
  active: true,
};

/** A promotion as JSON brings it, or as lib has it. */
type Given = Omit<Promotion, 'startsAt' | 'endsAt'> & { startsAt: Date | string | null; endsAt: Date | string | null };

export function toValues(promotion: Given): PromotionValues {
  const { name, kind, value, currency, code, minimumSubtotal, stackable, active } = promotion;
  return {
    name,
    kind,
    value: kind === 'percentage' ? String(value / 100) : kind === 'amount' ? formatDecimal(value, currency) : '',
    currency,
    trigger: code === null ? 'itself' : 'code',
    code: code ?? '',
    minimumSubtotal: minimumSubtotal === 0 ? '' : formatDecimal(minimumSubtotal, currency),
    startsAt: toInput(promotion.startsAt),
    endsAt: toInput(promotion.endsAt),
    totalLimit: promotion.totalLimit?.toString() ?? '',
    perCustomerLimit: promotion.perCustomerLimit?.toString() ?? '',
    stackable,
    active,
  };
}

/** As short as `datetime-local` has it: seconds only where there are some. */
const toInput = (moment: Date | string | null) =>
  moment ? new Date(moment).toISOString().replace(/(?::00)?\.000Z$|Z$/, '') : '';
const toMoment = (text: string) => (text === '' ? null : `${text.length === 16 ? `${text}:00` : text}Z`);

/** What the shop is to be told. What is no number is said here; all else it judges itself. */
export function readValues(values: PromotionValues): ReadValues {
  const errors: { field: keyof PromotionValues; message: string }[] = [];
  const read = (field: keyof PromotionValues, parsed: number | undefined, message: string): number => {
    if (parsed === undefined) errors.push({ field, message });
    return parsed ?? 0;
  };
  const { kind, currency, code, trigger } = values;
  const limit = (field: 'totalLimit' | 'perCustomerLimit') =>
    values[field].trim() === ''
      ? null
      : read(field, parseDecimal(values[field].trim(), 0), 'It must be a whole number.');
  const money = (text: string) => parseAmount(text.trim(), currency);
  if (trigger === 'code' && code.trim() === '') {
    errors.push({ field: 'code', message: 'It must have a code, or apply by itself.' });
  }
  const value =
    kind === 'free-shipping'
      ? 0
      : kind === 'percentage'
        ? read('value', parseDecimal(values.value.trim(), 2), 'It must be a number, such as 12.5.')
        : read('value', money(values.value), 'It must be an amount, such as 12.50.');
  const minimum = values.minimumSubtotal.trim() === '' ? 0 : money(values.minimumSubtotal);
  const body: PromotionBody = {
    name: values.name,
    kind,
    value,
    currency,
    code: trigger === 'code' ? code : null,
    minimumSubtotal: read('minimumSubtotal', minimum, 'It must be an amount, such as 50.'),
    startsAt: toMoment(values.startsAt),
    endsAt: toMoment(values.endsAt),
    totalLimit: limit('totalLimit'),
    perCustomerLimit: limit('perCustomerLimit'),
    stackable: values.stackable,
    active: values.active,
  };
  return errors.length > 0 ? { state: 'unreadable', errors } : { state: 'read', body };
}

const LABELS: Record<keyof PromotionValues, string> = {
  name: 'Name',
  kind: 'Kind',
  value: 'Takes off',
  currency: 'Currency',
  trigger: 'Applies',
  code: 'Code',
  minimumSubtotal: 'From a subtotal of',
  startsAt: 'Starts',
  endsAt: 'Ends',
  totalLimit: 'Orders in all',
  perCustomerLimit: 'Orders of one customer',
  stackable: 'Goes together with others',
  active: 'Switched on',
};

/** Where two states of the form differ, for people. */
export function compareValues(mine: PromotionValues, theirs: PromotionValues): ConflictingField[] {
  const say = (value: string | boolean) => (typeof value === 'string' ? value : value ? 'Yes' : 'No');
  return (Object.keys(LABELS) as (keyof PromotionValues)[])
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({ label: LABELS[field], mine: say(mine[field]), theirs: say(theirs[field]) }));
}
