import { Moment } from '#app/_ui/moment.tsx';
import { MailStatusView } from '#app/admin/_mail/mail-status.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import type { MailSummary } from '#lib/mail/admin.ts';

/** A page of mails, each with what the server said of it where it was not taken. */
export function MailRows({ items }: { items: readonly MailSummary[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {items.map(({ id, subject, to, createdAt, status, lastError }) => (
        <li key={id}>
          <article className="relative grid gap-x-6 gap-y-1 px-5 py-3 text-small hover:bg-layer-1 sm:grid-cols-[minmax(0,1fr)_auto_7rem] sm:items-center">
            <div className="min-w-0">
              <h2 className="truncate font-medium">
                <AdminLink href={`/admin/mail/${id}`} className="after:absolute after:inset-0">
                  {subject}
                </AdminLink>
              </h2>
              <p className="truncate text-ink-soft text-micro">{to}</p>
              {lastError && <p className="truncate text-bad text-micro">{lastError}</p>}
            </div>
            <p className="whitespace-nowrap text-ink-soft text-micro">
              <Moment at={createdAt} precise />
            </p>
            <p className="sm:text-right">
              <MailStatusView status={status} />
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
}
