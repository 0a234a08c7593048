import type { Metadata } from 'next';
import { hasRole } from '#lib/accounts/roles.ts';
import { listMisses } from '#lib/search/misses/admin.ts';
import { listSynonyms, synonymListQuery } from '#lib/search/synonyms/list.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { SearchWords } from './_parts/search-words.tsx';

const MISSES_SHOWN = 12;

type Props = PageProps<'/admin/search'>;

export const metadata: Metadata = { title: 'Search words' };

export default function SearchWordsPage({ searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const { q, page } = await searchParams;
    const query = synonymListQuery.safeParse({ q, page }).data ?? synonymListQuery.parse({});
    const [synonyms, misses] = await Promise.all([
      listSynonyms(actor, query),
      listMisses(actor, { page: 1, pageSize: MISSES_SHOWN }),
    ]);
    return (
      <>
        <PageHeader
          title="Search words"
          text="What people say for the same thing. Endings do not matter, and a misspelt word is put right by itself."
        />
        <SearchWords
          key={`${query.q} ${query.page}`}
          query={query}
          synonyms={synonyms}
          misses={misses}
          mayEdit={hasRole(actor.role, 'editor')}
        />
      </>
    );
  });
}
