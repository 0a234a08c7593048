import type { MailStatus } from '#lib/mail/send-mail.ts';

type MailListAddress = { status?: MailStatus | undefined; q?: string | undefined; page?: number };

/** Address of a page of the list. */
export function mailHref({ status, q, page = 1 }: MailListAddress): string {
  const query = new URLSearchParams({ ...(status && { status }), ...(q && { q }) });
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/admin/mail?${query}` : '/admin/mail';
}
