import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import type { AddressField } from '#app/_ui/address/address-fields.tsx';
import type { CheckoutInput } from './checkout-input.ts';
import { keepInput, readKeptInput } from './kept-input.ts';

/** What is in the form: as it was before a reload, else `initial`; kept with every change. */
export function useCheckoutInput(initial: CheckoutInput, form: RefObject<HTMLFormElement | null>) {
  const [input, setInput] = useState(initial);
  const [isRestored, setRestored] = useState(false);

  useLayoutEffect(() => {
    setInput((current) => addTyped(readKeptInput() ?? current, current.address.country, form.current));
    setRestored(true);
  }, [form]);

  useEffect(() => {
    if (isRestored) keepInput(input);
  }, [input, isRestored]);

  return [input, setInput] as const;
}

/**
 * What was typed, or filled in by the browser, before the page's scripts had come.
 * @param offered the country that the page came with: any other was chosen
 */
function addTyped(input: CheckoutInput, offered: string, form: HTMLFormElement | null): CheckoutInput {
  if (!form) return input;
  const data = new FormData(form);
  const typed = (name: string) => String(data.get(name) ?? '');
  const address = { ...input.address };
  for (const field of ['name', 'line1', 'line2', 'city', 'postalCode', 'region'] satisfies AddressField[]) {
    address[field] = typed(field) || address[field];
  }
  const country = typed('country');
  if (country && country !== offered) address.country = country;
  return { ...input, email: typed('email') || input.email, address };
}
