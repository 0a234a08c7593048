import type { Metadata } from 'next';
import { Moment } from '#app/_ui/moment.tsx';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { getMail } from '#lib/mail/admin.ts';
import { MailContent } from '../_parts/mail-content.tsx';
import { MailStatusBadge } from '../_parts/mail-status.tsx';

type Props = PageProps<'/admin/mail/[id]'>;

export const metadata: Metadata = { title: 'A mail' };

const ALL_MAIL = { href: '/admin/mail', label: 'All mail' };

export default function OneMailPage({ params }: Props) {
  return openAdminPage('support', async (actor) => {
    const mail = await getMail(actor, (await params).id);
    if (!mail) return <NotHere title="There is no such mail" back={ALL_MAIL} />;
    const { to, subject, status, kind, createdAt, sentAt, attempts, lastError, orderId, content } = mail;
    const facts = [
      { name: 'To', value: to },
      { name: 'About', value: orderId ? `${kind}, order ${orderId}` : kind },
      { name: 'Written', value: <Moment at={createdAt} precise /> },
      ...(sentAt ? [{ name: 'Sent', value: <Moment at={sentAt} precise /> }] : []),
      ...(attempts > 1 ? [{ name: 'Tries', value: attempts }] : []),
      ...(lastError ? [{ name: 'The server said', value: lastError }] : []),
    ];
    return (
      <>
        <PageHeader title={subject} back={ALL_MAIL} beside={<MailStatusBadge status={status} />} />
        <dl className="grid gap-x-6 gap-y-1 text-small sm:grid-cols-[max-content_1fr]">
          {facts.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="mt-2 text-ink-soft sm:mt-0">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
        <MailContent content={content} subject={subject} />
      </>
    );
  });
}
