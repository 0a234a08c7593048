import type { Metadata } from 'next';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { AccountHeading } from '#app/(shop)/account/_parts/account-heading.tsx';
import { requireSession } from '#app/(shop)/account/_parts/require-session.ts';
import { AddressForm } from '#app/(shop)/account/addresses/_parts/address-form.tsx';
import { toShopper } from '#lib/accounts/viewer.ts';
import { findAddress } from '#lib/addresses/read.ts';
import { answerNotFound } from '#lib/http/answer.ts';

export const metadata: Metadata = { title: 'Edit an address', robots: { index: false, follow: false } };

export default async function AddressPage({ params }: PageProps<'/account/addresses/[id]'>) {
  const { id } = await params;
  const session = await requireSession(`/account/addresses/${encodeURIComponent(id)}`);
  const address = await findAddress(toShopper(session), id);
  if (!address) {
    answerNotFound();
    return (
      <>
        <AccountHeading title="This address is not there" />
        <p className="mt-4 mb-6 text-ink-soft">It may have been removed.</p>
        <Link href="/account/addresses" className={buttonStyles.solid}>
          All addresses
        </Link>
      </>
    );
  }
  return (
    <>
      <AccountHeading title="Edit an address" />
      <AddressForm name={session.name} address={address} />
    </>
  );
}
