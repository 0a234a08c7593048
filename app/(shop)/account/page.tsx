import type { Metadata } from 'next';
import { Link } from '#app/_ui/link.tsx';
import { PostalAddressBlock } from '#app/_ui/postal-address.tsx';
import { getProfile } from '#lib/accounts/profile.ts';
import { toShopper } from '#lib/accounts/viewer.ts';
import { listAddresses } from '#lib/addresses/read.ts';
import { listOrders } from '#lib/orders/read.ts';
import { AccountCard } from './_parts/account-card.tsx';
import { AccountHeading } from './_parts/account-heading.tsx';
import { requireSession } from './_parts/require-session.ts';
import { VerifyNotice } from './_parts/verify-notice.tsx';
import { NoOrders } from './orders/_parts/no-orders.tsx';
import { OrderRow } from './orders/_parts/order-row.tsx';

export const metadata: Metadata = { title: 'Your account', robots: { index: false, follow: false } };

/** Of the newest, as many as fit beside the rest. */
const RECENT = 3;

const more = 'font-medium text-small underline decoration-line-strong underline-offset-4 hover:decoration-ink';

export default async function AccountPage() {
  const session = await requireSession('/account');
  const shopper = toShopper(session);
  const [profile, orders, addresses] = await Promise.all([
    getProfile(shopper),
    listOrders(shopper, { page: 1, pageSize: RECENT }),
    listAddresses(shopper),
  ]);
  const { name, email, emailVerified } = profile ?? session;
  const [first] = addresses;
  return (
    <>
      <AccountHeading title={`Hello, ${name}`} />
      {!emailVerified && <VerifyNotice email={email} />}
      <section aria-labelledby="recent" className="mt-10">
        <div className="flex items-baseline justify-between gap-4">
          <h2 id="recent" className="heading text-title-3">
            Lately ordered
          </h2>
          {orders.total > RECENT && (
            <Link href="/account/orders" className={more}>
              All {orders.total} orders
            </Link>
          )}
        </div>
        {orders.total === 0 ? (
          <NoOrders />
        ) : (
          <ul className="mt-5 space-y-4">
            {orders.items.map((order) => (
              <li key={order.id}>
                <OrderRow order={order} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className="grid gap-x-6 md:grid-cols-2">
        <AccountCard id="you" title="You">
          <p className="break-words text-small">
            {name}
            <br />
            <span className="break-all">{email}</span>
          </p>
          <p className="mt-4">
            <Link href="/account/profile" className={more}>
              Change your name or address
            </Link>
          </p>
        </AccountCard>
        <AccountCard id="where" title="Where to">
          {first ? (
            <PostalAddressBlock address={first} />
          ) : (
            <p className="text-ink-soft text-small">No address is kept yet.</p>
          )}
          <p className="mt-4">
            <Link href={first ? '/account/addresses' : '/account/addresses/new'} className={more}>
              {first ? 'All addresses' : 'Add an address'}
            </Link>
          </p>
        </AccountCard>
      </div>
    </>
  );
}
