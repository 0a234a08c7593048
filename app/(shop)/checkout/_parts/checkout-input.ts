import type { AddressValues } from '#app/_ui/address/address-fields.tsx';

/** All that a shopper types or chooses at the checkout, except what they pay with. */
export type CheckoutInput = {
  email: string;
  address: AddressValues;
  /** Empty: whichever comes first. */
  shippingMethod: string;
};

export const noAddress = (country: string): AddressValues => ({
  name: '',
  line1: '',
  line2: '',
  city: '',
  postalCode: '',
  region: '',
  country,
});

/** As the API takes an address: without what was left empty, except what every address has. */
export function toPostalAddress({ line2, region, ...address }: AddressValues) {
  return { ...address, ...(line2.trim() ? { line2 } : {}), ...(region.trim() ? { region } : {}) };
}
