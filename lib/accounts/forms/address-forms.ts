import { findAddress } from '#lib/addresses/read.ts';
import { savedAddressSchema } from '#lib/addresses/schema.ts';
import { addAddress, MAX_ADDRESSES, removeAddress, updateAddress } from '#lib/addresses/write.ts';
import { toShopper } from '../viewer.ts';
import { forMember } from './for-member.ts';
import { type AccountForm, checkValues, type FormOutcome, type FormValues, invalid } from './form.ts';

const LIST = '/account/addresses';
const FIELDS = ['name', 'line1', 'line2', 'city', 'postalCode', 'region', 'country', 'isDefault'];

const toInput = (values: FormValues) => ({
  ...Object.fromEntries(FIELDS.map((field) => [field, values[field] ?? ''])),
  isDefault: values.isDefault === 'yes',
});

const saved: FormOutcome = { state: 'done', to: LIST, notice: 'The address is saved.' };
const gone: FormOutcome = { state: 'done', to: LIST, notice: 'That address is not there any more.' };

/** One form for a new address and, with an `id`, for one of the list. */
export const address: AccountForm = {
  ...forMember(LIST, FIELDS, async ({ session, values }) => {
    const checked = await checkValues(savedAddressSchema, toInput(values));
    if (!checked.ok) return checked.outcome;
    const shopper = toShopper(session);
    const { state } = values.id
      ? await updateAddress(shopper, values.id, checked.data)
      : await addAddress(shopper, checked.data);
    if (state === 'too-many') return invalid('', `You have ${MAX_ADDRESSES} addresses already: remove one first`);
    return state === 'saved' ? saved : gone;
  }),
  pageOf: ({ id }) => (id && /^\d+$/.test(id) ? `${LIST}/${id}` : `${LIST}/new`),
};

export const removeSavedAddress = forMember(LIST, [], async ({ session, values }) => {
  const { state } = await removeAddress(toShopper(session), values.id ?? '');
  return state === 'removed' ? { state: 'done', to: LIST, notice: 'The address is removed.' } : gone;
});

export const makeDefaultAddress = forMember(LIST, [], async ({ session, values }) => {
  const shopper = toShopper(session);
  const present = await findAddress(shopper, values.id ?? '');
  if (!present) return gone;
  const { id, ...fields } = present;
  await updateAddress(shopper, id, { ...fields, isDefault: true });
  return { state: 'done', to: LIST, notice: 'Checkout begins with this address from now on.' };
});
