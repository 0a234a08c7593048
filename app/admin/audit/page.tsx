import type { Metadata } from 'next';
import { listAuditChoices } from '#lib/audit/choices.ts';
import { auditQuery } from '#lib/audit/query.ts';
import { listAudit } from '#lib/audit/read.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { AdminLink } from '../_ui/admin-link.tsx';
import { buttonLook } from '../_ui/button-look.ts';
import { Card } from '../_ui/card.tsx';
import { Empty } from '../_ui/empty.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { AuditEntry, AuditHeading } from './_parts/audit-entry.tsx';
import { AuditFilters } from './_parts/audit-filters.tsx';
import { auditHref } from './_parts/audit-href.ts';

export const metadata: Metadata = { title: 'Audit log' };

export default function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  return openAdminPage('owner', async (actor) => {
    const given = Object.entries(await searchParams).filter(([, value]) => value !== '');
    // An address that was mistyped shows the newest of all.
    const query = auditQuery.safeParse(Object.fromEntries(given)).data ?? auditQuery.parse({});
    const [{ items, next }, choices] = await Promise.all([listAudit(actor, query), listAuditChoices(actor)]);
    const { limit: _, before, ...filter } = query;
    return (
      <>
        <PageHeader
          title="Audit log"
          text="Every write of everybody who works for the shop, newest first: what it was, what it is, and from where. Kept for two years."
        />
        <Card className="mb-5">
          {/* A form's fields keep what was typed; another filter begins with others. */}
          <AuditFilters key={auditHref(filter)} filter={filter} choices={choices} />
        </Card>
        <Card isFlush className="overflow-hidden">
          {items.length === 0 ? (
            <Empty
              title={given.length > 0 ? 'Nothing that fits' : 'Nothing was written yet'}
              text={given.length > 0 ? 'Nobody has done such a thing, or it was more than two years ago.' : undefined}
            />
          ) : (
            <div className="-mb-px">
              <AuditHeading />
              {items.map((item) => (
                <AuditEntry key={item.id} item={item} />
              ))}
            </div>
          )}
        </Card>
        <nav aria-label="Pages" className="mt-5 flex gap-2">
          {before && (
            <AdminLink href={auditHref(filter)} className={buttonLook()}>
              Newest
            </AdminLink>
          )}
          {next && (
            <AdminLink href={auditHref({ ...filter, before: next })} className={buttonLook()}>
              Older
            </AdminLink>
          )}
        </nav>
      </>
    );
  });
}
