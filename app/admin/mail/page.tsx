import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { MAIL_VIEW } from '#app/admin/_mail/mail-status.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { CardTabs } from '#app/admin/_ui/card-tabs.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { PageLinks } from '#app/admin/_ui/page-links.tsx';
import { SearchBox } from '#app/admin/_ui/search-box.tsx';
import { listMails, type MailCounts, mailListQuery } from '#lib/mail/admin.ts';
import type { MailStatus } from '#lib/mail/send-mail.ts';
import { mailHref } from './_parts/mail-href.ts';
import { MailRows } from './_parts/mail-rows.tsx';

type Props = PageProps<'/admin/mail'>;

export const metadata: Metadata = { title: 'Mail' };

export default function MailPage({ searchParams }: Props) {
  return openAdminPage('support', async (actor) => {
    // An address that was mistyped shows the first page of all.
    const query = mailListQuery.safeParse(await searchParams).data ?? mailListQuery.parse({});
    const { items, total, pageSize, counts } = await listMails(actor, query);
    return (
      <>
        <PageHeader
          title="Mail"
          text="Every mail of the last half year. Where no mail server is set up they are kept, and can be read here only."
        />
        <Card isFlush>
          <CardTabs label="Which mails" tabs={toTabs(query, counts)} />
          <div className="px-5 py-4">
            <SearchBox label="Search mails" placeholder="Subject or recipient" className="sm:max-w-md" />
          </div>
          {items.length === 0 ? (
            <Empty title="No mails here" text="No mail fits both this tab and the words." />
          ) : (
            <MailRows items={items} />
          )}
          <PageLinks
            {...{ pageSize, total }}
            page={query.page}
            of="mails"
            hrefOf={(page) => mailHref({ ...query, page })}
          />
        </Card>
      </>
    );
  });
}

function toTabs(
  { status: current, q }: { status?: MailStatus | undefined; q?: string | undefined },
  counts: MailCounts,
) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const tabs = Object.entries(MAIL_VIEW) as [MailStatus, { label: string }][];
  return [
    { href: mailHref({ q }), label: 'All', isCurrent: current === undefined, count: all },
    ...tabs.map(([status, { label }]) => ({
      href: mailHref({ status, q }),
      label,
      isCurrent: current === status,
      count: counts[status] ?? 0,
    })),
  ];
}
