import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { getViewer } from '#lib/accounts/viewer.ts';
import { hasPostalCode } from '#lib/addresses/postal-code.ts';
import { listAddresses } from '#lib/addresses/read.ts';
import type { SavedAddress } from '#lib/addresses/types.ts';
import { listCountries } from '#lib/checkout/countries.ts';
import { readPaymentOffer } from '#lib/payments/payment-offer.ts';
import { Checkout } from './_parts/checkout.tsx';

export const metadata: Metadata = { title: 'Checkout', robots: { index: false, follow: false } };

/** Most of those who come are from there. */
const HOME_COUNTRY = 'DE';

export default async function CheckoutPage({ searchParams }: PageProps<'/checkout'>) {
  await connection();
  const [viewer, shipped, { payment }] = await Promise.all([headers().then(getViewer), listCountries(), searchParams]);
  const saved = viewer.kind === 'user' ? await listAddresses(viewer) : [];
  const countries = shipped.map(({ code, name }) => ({ code, name, hasPostalCode: hasPostalCode(code) }));
  return (
    <div className="bg-layer-1">
      <div className="page-width pt-8 pb-[calc(var(--space-layer)+var(--round-layer))] lg:pt-12">
        <h1 className="heading mb-7 text-title-1 lg:mb-10">Checkout</h1>
        {payment === 'refused' && (
          <Notice kind="low" role="status" className="mb-7" title="The payment was not confirmed">
            Nothing was charged, and your cart is as it was. You can try again, with another card if you like.
          </Notice>
        )}
        <noscript>
          <Notice kind="quiet" title="This page needs scripts">
            <p>
              Paying takes a conversation with the bank, which your browser is not letting us have. Turn scripts on for
              this shop and load the page again: your cart is kept.
            </p>
          </Notice>
        </noscript>
        <div className="needs-scripts">
          <Checkout
            email={viewer.kind === 'user' ? viewer.email : undefined}
            saved={saved.map(toChoice)}
            countries={countries}
            country={HOME_COUNTRY}
            offer={readPaymentOffer()}
          />
        </div>
      </div>
    </div>
  );
}

/** For the form, where every field is a text. */
function toChoice({ id, name, line1, line2, city, postalCode, region, country }: SavedAddress) {
  return { id, address: { name, line1, line2: line2 ?? '', city, postalCode, region: region ?? '', country } };
}
