'use client';

import { useContext, useState } from 'react';
import { AddressFields, type AddressValues, type CountryChoice } from '#app/_ui/address/address-fields.tsx';
import { FormContext } from '#app/(shop)/_forms/form-context.ts';

export type AddressInputsProps = { values: AddressValues; countries: readonly CountryChoice[] };

/** Where most shoppers live. */
const FREQUENT = ['DE', 'AT', 'CH', 'FR', 'NL', 'BE', 'IE', 'GB', 'ES', 'IT', 'US'];

/** The fields of an address within an account form. */
export function AddressInputs({ values: given, countries }: AddressInputsProps) {
  const { form, errors, values: kept } = useContext(FormContext);
  const [values, setValues] = useState<AddressValues>({ ...given, ...kept });
  const complaints = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  return (
    <AddressFields
      id={form}
      values={values}
      errors={complaints}
      countries={countries}
      frequent={FREQUENT}
      onChange={(field, value) => setValues({ ...values, [field]: value, ...(field === 'country' && { region: '' }) })}
    />
  );
}
