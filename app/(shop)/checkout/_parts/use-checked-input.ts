import { useRef, useState } from 'react';
import type { AddressField } from '#app/_ui/address/address-fields.tsx';
import { postToShop } from './ask-shop.ts';
import { type CheckoutInput, toPostalAddress } from './checkout-input.ts';
import { type InputErrors, noErrors, toInputErrors } from './field-errors.ts';

type Field = 'email' | AddressField;

/**
 * What the server's rules say of the fields that were left, which is kept until they are right. A field that was not reached
 * yet is nobody's mistake.
 */
export function useCheckedInput(input: CheckoutInput) {
  const [errors, setErrors] = useState<InputErrors>(noErrors);
  const left = useRef(new Set<Field>());
  const asked = useRef(0);

  async function check(field: Field) {
    if (field === 'email' ? input.email.trim() === '' : input.address[field].trim() === '') return;
    left.current.add(field);
    const turn = ++asked.current;
    const body = { email: input.email, shippingAddress: toPostalAddress(input.address) };
    const answer = await postToShop<{ errors: { pointer: string; detail: string }[] }>('/api/checkout/check', body);
    // Of answers that overtake each other the last question's counts.
    if (answer.state !== 'answered' || turn !== asked.current) return;
    setErrors(keepOnly(toInputErrors(answer.body.errors), left.current));
  }

  return {
    errors,
    check,
    show(found: InputErrors) {
      asked.current++;
      setErrors(found);
      left.current = new Set<Field>(['email', ...(Object.keys(input.address) as AddressField[])]);
    },
  };
}

function keepOnly({ email, address }: InputErrors, fields: ReadonlySet<Field>): InputErrors {
  const kept = Object.entries(address).filter(([field]) => fields.has(field as Field));
  return { ...(email && fields.has('email') ? { email } : {}), address: Object.fromEntries(kept) };
}
