import type { Metadata } from 'next';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { listMails, mailListQuery } from '#lib/mail/admin.ts';
import { MailRow } from './_parts/mail-row.tsx';
import { mailListHref, StatusFilter } from './_parts/status-filter.tsx';

type Props = PageProps<'/admin/mail'>;

export const metadata: Metadata = { title: 'Mail' };

export default function MailPage({ searchParams }: Props) {
  return openAdminPage('support', async (actor) => {
    const asked = await searchParams;
    // An address that was mistyped shows the first page of all.
    const query = mailListQuery.safeParse({ page: asked.page, status: asked.status }).data ?? mailListQuery.parse({});
    const { items, total, pageSize } = await listMails(actor, query);
    return (
      <>
        <PageHeader
          title="Mail"
          text="Every mail of the shop, newest first. Where no mail server is set up they are kept, and can be read here only."
        />
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
  });
}
