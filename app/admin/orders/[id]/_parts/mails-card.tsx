import { Moment } from '#app/_ui/moment.tsx';
import { MailStatusView } from '#app/admin/_mail/mail-status.tsx';
import { ResendButton } from '#app/admin/_mail/resend-button.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import type { AdminOrderMail } from '#lib/orders/admin-order.ts';

/** What the customer was written about this order, and the way to write it again. */
export function MailsCard({ mails }: { mails: readonly AdminOrderMail[] }) {
  return (
    <Card title="Mail">
      {mails.length === 0 && <p className="text-ink-soft text-small">Nothing was written about it yet.</p>}
      <ul className="-my-3 divide-y divide-line">
        {mails.map(({ id, subject, status, createdAt }) => (
          <li key={id} className="py-3 text-small">
            <AdminLink
              href={`/admin/mail/${id}`}
              className="break-words font-medium underline-offset-4 hover:underline"
            >
              {subject}
            </AdminLink>
            <p className="text-ink-soft text-micro">
              <Moment at={createdAt} precise />
            </p>
            <div className="mt-1.5 flex items-center justify-between gap-2">
              <MailStatusView status={status} />
              <ResendButton id={id} status={status} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
