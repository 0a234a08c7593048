import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { Refused } from '#app/admin/_parts/refused.tsx';
import { requireRole } from '#lib/accounts/require-role.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { listMails, mailListQuery } from '#lib/mail/admin.ts';
import { MailRow } from './_parts/mail-row.tsx';
import { mailListHref, StatusFilter } from './_parts/status-filter.tsx';

type Props = PageProps<'/admin/mail'>;

export const metadata: Metadata = { title: 'Mail' };

export default async function MailPage({ searchParams }: Props) {
  await connection();
  const [access, asked] = await Promise.all([headers().then((all) => requireRole(all, 'support')), searchParams]);
  if (access.state !== 'granted') {
    answerNotFound();
    return <Refused />;
  }
  // An address that was mistyped shows the first page of all.
  const query = mailListQuery.safeParse({ page: asked.page, status: asked.status }).data ?? mailListQuery.parse({});
  const { items, total, pageSize } = await listMails(access.actor, query);
  return (
    <>
      <h1 className="heading text-title-1">Mail</h1>
      <p className="mt-4 max-w-2xl text-ink-soft">
        Every mail of the shop, newest first. Where no mail server is set up they are kept, and can be read here only.
      </p>
      <StatusFilter current={query.status} />
      {items.length === 0 ? (
        <p className="mt-8 rounded-tile bg-layer-2 px-6 py-10 text-center text-ink-soft">There is no such mail.</p>
      ) : (
        <ul className="mt-6 border-line border-t">
          {items.map((mail) => (
            <li key={mail.id}>
              <MailRow mail={mail} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        page={query.page}
        pageCount={countPages(total, pageSize)}
        hrefOf={(page) => mailListHref({ status: query.status, page })}
      />
    </>
  );
}
