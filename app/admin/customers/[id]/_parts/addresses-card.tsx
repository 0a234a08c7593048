import { PostalAddressBlock } from '#app/_ui/postal-address.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import type { Customer } from '#lib/customers/customer.ts';

/** Where a customer has things sent to. */
export function AddressesCard({ addresses }: { addresses: Customer['addresses'] }) {
  return (
    <Card title="Addresses">
      {addresses.length === 0 && <p className="text-ink-soft text-small">None is kept.</p>}
      <ul className="space-y-4">
        {addresses.map((address) => (
          <li key={JSON.stringify(address)}>
            <PostalAddressBlock address={address} />
            {'isDefault' in address && address.isDefault && (
              <p className="text-ink-soft text-micro">The checkout begins with it</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
