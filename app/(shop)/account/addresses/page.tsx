import type { Metadata } from 'next';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { AccountHeading } from '#app/(shop)/account/_parts/account-heading.tsx';
import { requireSession } from '#app/(shop)/account/_parts/require-session.ts';
import { toShopper } from '#lib/accounts/viewer.ts';
import { listAddresses } from '#lib/addresses/read.ts';
import { AddressCard } from './_parts/address-card.tsx';

export const metadata: Metadata = { title: 'Addresses', robots: { index: false, follow: false } };

export default async function AddressesPage() {
  const session = await requireSession('/account/addresses');
  const addresses = await listAddresses(toShopper(session));
  const add = (
    <Link href="/account/addresses/new" className={buttonStyles.solid}>
      Add an address
    </Link>
  );
  return (
    <>
      <AccountHeading title="Addresses">{addresses.length > 0 && add}</AccountHeading>
      {addresses.length === 0 ? (
        <div className="mt-7 rounded-tile bg-layer-2 px-6 py-14 text-center">
          <p className="heading text-title-3">No address yet</p>
          <p className="mx-auto mt-2 mb-6 max-w-md text-ink-soft text-small">
            With one kept here, the checkout is a matter of seconds.
          </p>
          {add}
        </div>
      ) : (
        <ul className="mt-7 grid gap-5 sm:grid-cols-2">
          {addresses.map((address) => (
            <li key={address.id} className="grid">
              <AddressCard address={address} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
