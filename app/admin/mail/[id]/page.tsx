import type { Metadata } from 'next';
import { Moment } from '#app/_ui/moment.tsx';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { MailStatusView } from '#app/admin/_mail/mail-status.tsx';
import { ResendButton } from '#app/admin/_mail/resend-button.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { getMail, type MailDetails } from '#lib/mail/admin.ts';
import { MailContent } from '../_parts/mail-content.tsx';

type Props = PageProps<'/admin/mail/[id]'>;

export const metadata: Metadata = { title: 'A mail' };

const ALL_MAIL = { href: '/admin/mail', label: 'All mail' };

export default function OneMailPage({ params }: Props) {
  return openAdminPage('support', async (actor) => {
    const mail = await getMail(actor, (await params).id);
    if (!mail) return <NotHere title="There is no such mail" back={ALL_MAIL} />;
    const { id, subject, status, content, mayResend } = mail;
    return (
      <>
        <PageHeader
          title={subject}
          back={ALL_MAIL}
          beside={<MailStatusView status={status} />}
          actions={mayResend && <ResendButton id={id} status={status} size="medium" />}
        />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="lg:order-2">
            <Facts mail={mail} />
          </div>
          <MailContent content={content} subject={subject} />
        </div>
      </>
    );
  });
}

function Facts({ mail }: { mail: MailDetails }) {
  const { to, kind, createdAt, sentAt, attempts, lastError, orderId } = mail;
  const about = orderId && (
    <AdminLink href={`/admin/orders/${orderId}`} className="underline underline-offset-4">
      Its order
    </AdminLink>
  );
  const facts = [
    { name: 'To', value: to },
    { name: 'Kind', value: kind },
    ...(about ? [{ name: 'About', value: about }] : []),
    { name: 'Written', value: <Moment at={createdAt} precise /> },
    ...(sentAt ? [{ name: 'Sent', value: <Moment at={sentAt} precise /> }] : []),
    ...(attempts > 1 ? [{ name: 'Tries', value: attempts }] : []),
    ...(lastError ? [{ name: 'The server said', value: lastError }] : []),
  ];
  return (
    <Card>
      <dl className="space-y-3 text-small">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-ink-soft text-micro">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
