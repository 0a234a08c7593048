import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { Link } from '#app/_ui/link.tsx';
import { Moment } from '#app/_ui/moment.tsx';
import { Refused } from '#app/admin/_parts/refused.tsx';
import { requireRole } from '#lib/accounts/require-role.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { getMail } from '#lib/mail/admin.ts';
import { MailContent } from '../_parts/mail-content.tsx';
import { MailStatusBadge } from '../_parts/mail-status.tsx';

type Props = PageProps<'/admin/mail/[id]'>;

export const metadata: Metadata = { title: 'A mail' };

export default async function OneMailPage({ params }: Props) {
  await connection();
  const [access, { id }] = await Promise.all([headers().then((all) => requireRole(all, 'support')), params]);
  const mail = access.state === 'granted' ? await getMail(access.actor, id) : undefined;
  if (!mail) {
    answerNotFound();
    return access.state === 'granted' ? <h1 className="heading text-title-1">There is no such mail</h1> : <Refused />;
  }
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
      <Link href="/admin/mail" className="quiet-link text-ink-soft text-small">
        All mail
      </Link>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <h1 className="heading text-title-2">{subject}</h1>
        <MailStatusBadge status={status} />
      </div>
      <dl className="mt-6 grid gap-x-6 gap-y-1 text-small sm:grid-cols-[max-content_1fr]">
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
}
