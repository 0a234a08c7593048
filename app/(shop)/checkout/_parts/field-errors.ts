import type { AddressField } from '#app/_ui/address/address-fields.tsx';
import type { FieldError } from '#app/_ui/primitives/error-summary.tsx';

/** What is wrong with what was typed, by field. */
export type InputErrors = { email?: string; address: Partial<Record<AddressField, string>> };

export const noErrors: InputErrors = { address: {} };

const ADDRESS = '/shippingAddress/';

/** The errors of a problem (RFC 6901 pointers into the request) that belong to a field of the form. */
export function toInputErrors(errors: readonly { pointer: string; detail: string }[]): InputErrors {
  const found: InputErrors = { address: {} };
  for (const { pointer, detail } of errors) {
    const message = toSentence(detail);
    if (pointer === '/email') found.email ??= message;
    else if (pointer.startsWith(ADDRESS)) found.address[pointer.slice(ADDRESS.length) as AddressField] ??= message;
  }
  return found;
}

/** In the order of the page, each with the id of its control. */
export function listErrors({ email, address }: InputErrors): FieldError[] {
  const fields: AddressField[] = ['country', 'name', 'line1', 'line2', 'postalCode', 'city', 'region'];
  return [
    ...(email ? [{ id: 'email', message: email }] : []),
    ...fields.flatMap((field) => {
      const message = address[field];
      return message ? [{ id: `address-${field}`, message }] : [];
    }),
  ];
}

/** Some rules speak of the field, some to its reader. */
function toSentence(detail: string): string {
  if (detail === 'is required') return 'This is needed';
  if (/^(must|is|has)\b/.test(detail)) return `This ${detail}`;
  return detail;
}
