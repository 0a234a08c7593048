import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { COUNTRIES } from '#lib/addresses/countries.ts';
import { hasPostalCode } from '#lib/addresses/postal-code.ts';
import type { SavedAddress } from '#lib/addresses/types.ts';
import { AddressInputs } from './address-inputs.tsx';

export type AddressFormProps = { name: string; address?: SavedAddress };

const countries = COUNTRIES.map(({ code, name }) => ({ code, name, hasPostalCode: hasPostalCode(code) }));
/** Most of those who come are from there. */
const HOME_COUNTRY = 'DE';

/** For a new address, or one of the list; `name` is that of whoever fills it in. */
export async function AddressForm({ name, address }: AddressFormProps) {
  const values = {
    name,
    line1: '',
    line2: '',
    city: '',
    postalCode: '',
    region: '',
    country: HOME_COUNTRY,
    ...address,
  };
  return (
    <AccountForm
      name="address"
      submit="Save the address"
      look="plain"
      {...(await readFormState('address'))}
      className="mt-8 max-w-xl"
    >
      {address && <input type="hidden" name="id" value={address.id} />}
      <AddressInputs values={values} countries={countries} />
      {address?.isDefault ? (
        <input type="hidden" name="isDefault" value="yes" />
      ) : (
        <label className="mt-6 flex min-h-11 items-center gap-3 text-small">
          <input type="checkbox" name="isDefault" value="yes" className="size-5 accent-accent" />
          The checkout is to begin with this address
        </label>
      )}
    </AccountForm>
  );
}
