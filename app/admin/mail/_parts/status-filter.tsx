import { clsx } from 'clsx';
import { Link } from '#app/_ui/link.tsx';
import type { MailStatus } from '#lib/mail/send-mail.ts';
import { STATUSES } from './mail-status.tsx';

/** Address of a page of the list. */
export function mailListHref({ status, page = 1 }: { status?: MailStatus | undefined; page?: number }): string {
  const query = new URLSearchParams({ ...(status && { status }), ...(page > 1 && { page: String(page) }) });
  return query.size > 0 ? `/admin/mail?${query}` : '/admin/mail';
}

export function StatusFilter({ current }: { current: MailStatus | undefined }) {
  const choices = [{ status: undefined, label: 'All' }, ...STATUSES];
  return (
    <nav aria-label="Which mails" className="mt-6">
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ status, label }) => (
          <li key={label}>
            <Link
              href={mailListHref({ status })}
              aria-current={status === current ? 'page' : undefined}
              className={clsx(
                'inline-flex min-h-11 items-center rounded-full px-4 font-semibold text-small',
                status === current ? 'bg-ink text-ground' : 'bg-layer-2 hover:bg-layer-3',
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
