import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import type { AdminOrder } from '#lib/orders/admin-order.ts';

/** Who bought: the way to all that they did, and to write to them. */
export function CustomerCard({ order: { id, userId, email, shippingAddress } }: { order: AdminOrder }) {
  return (
    <Card title="Customer">
      <AdminLink
        href={`/admin/customers/${userId ?? `guest-${id}`}`}
        className="font-medium text-small underline underline-offset-4"
      >
        {shippingAddress.name}
      </AdminLink>
      <p className="text-small wrap-anywhere">
        <a href={`mailto:${email}`} className="underline-offset-4 hover:underline">
          {email}
        </a>
      </p>
      <p className="mt-1 text-ink-soft text-micro">{userId ? 'With an account' : 'Bought as a guest'}</p>
    </Card>
  );
}
