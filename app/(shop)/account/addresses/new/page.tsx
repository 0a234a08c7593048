import type { Metadata } from 'next';
import { AccountHeading } from '#app/(shop)/account/_parts/account-heading.tsx';
import { requireSession } from '#app/(shop)/account/_parts/require-session.ts';
import { AddressForm } from '#app/(shop)/account/addresses/_parts/address-form.tsx';

export const metadata: Metadata = { title: 'Add an address', robots: { index: false, follow: false } };

export default async function NewAddressPage() {
  const { name } = await requireSession('/account/addresses/new');
  return (
    <>
      <AccountHeading title="Add an address" />
      <AddressForm name={name} />
    </>
  );
}
