import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { listReceipts } from '#lib/admin/read-changes.ts';
import { isTag } from '#lib/cdn/tags.ts';
import { ChangeFeed } from './_parts/change-feed.tsx';

type Props = PageProps<'/admin/changes'>;

export const metadata: Metadata = { title: 'Changes' };

const LIMIT = 50;

export default function ChangesPage({ searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const asked = await searchParams;
    const first = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
    const [tag, before] = [first(asked.tag), first(asked.before)];
    const query = { limit: LIMIT, tag: tag && isTag(tag) ? tag : undefined, before };
    return <ChangeFeed key={`${query.tag} ${before}`} query={query} initial={await listReceipts(actor, query)} />;
  });
}
