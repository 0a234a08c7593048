import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { hasRole } from '#lib/accounts/roles.ts';
import { inspectCached } from '#lib/admin/inspect/inspect.ts';
import { InspectForm } from './_parts/inspect-form.tsx';
import { SubjectView } from './_parts/subject-view.tsx';
import { toSubject } from './_parts/to-subject.ts';

type Props = PageProps<'/admin/cache/inspect'>;

export const metadata: Metadata = { title: 'Inspect the cache' };

export default function InspectPage({ searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const { q } = await searchParams;
    const asked = typeof q === 'string' ? q.trim() : '';
    const subject = toSubject(asked);
    const found = subject && (await inspectCached(actor, subject));
    return (
      <>
        <PageHeader
          title="Inspect"
          back={{ href: '/admin/cache', label: 'Cache' }}
          text="Why does this page show the old price? What every layer holds of it, what the database has, and what happened."
        />
        <InspectForm asked={asked} />
        {found && found.subjects.length > 0 && (
          <div className="mt-6 grid gap-8">
            {found.subjects.map((inspected) => (
              <SubjectView key={inspected.key} inspected={inspected} mayPurge={hasRole(actor.role, 'owner')} />
            ))}
          </div>
        )}
        {found?.subjects.length === 0 && (
          <Empty
            title="Nothing is kept for this address"
            text="It is asked for anew each time: no layer of the shop can hold something old of it."
          />
        )}
      </>
    );
  });
}
