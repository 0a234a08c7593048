import { Link } from '#app/_ui/link.tsx';
import { Moment } from '#app/_ui/moment.tsx';
import type { MailSummary } from '#lib/mail/admin.ts';
import { MailStatusBadge } from './mail-status.tsx';

export function MailRow({ mail }: { mail: MailSummary }) {
  return (
    <article className="relative grid gap-x-8 gap-y-1 border-line border-b py-4 hover:bg-layer-1 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <h2 className="truncate font-semibold">
          <Link href={`/admin/mail/${mail.id}`} className="after:absolute after:inset-0">
            {mail.subject}
          </Link>
        </h2>
        <p className="truncate text-ink-soft text-small">{mail.to}</p>
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-small sm:justify-end">
        <Moment at={mail.createdAt} precise />
        <MailStatusBadge status={mail.status} />
      </p>
    </article>
  );
}
