import type { Metadata } from 'next';
import { connection } from 'next/server';
import { describePage } from '#app/_seo/describe-page.ts';
import { SearchForm } from '#app/_ui/search-form.tsx';
import { isBehindEnd } from '#app/(shop)/_listing/is-behind-end.ts';
import { listingHref } from '#app/(shop)/_listing/listing-href.ts';
import { ProductListing } from '#app/(shop)/_listing/product-listing.tsx';
import { searchSorts } from '#app/(shop)/_listing/sort-options.ts';
import { readListingPage } from '#lib/catalog/listing-query.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { browseProducts } from '#lib/search/browse.ts';
import { NoResults } from './_parts/no-results.tsx';
import { SearchIdeas } from './_parts/search-ideas.tsx';
import { SearchNotice } from './_parts/search-notice.tsx';

type Props = PageProps<'/search'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q, page, pageSize } = readListingPage(await searchParams);
  const described = describePage({
    title: q ? `Results for “${q}”${page > 1 ? `, page ${page}` : ''}` : 'Search',
    description: q ? `What Strata has for “${q}”.` : 'Search everything Strata has.',
    canonical: q ? listingHref('/search', { page, pageSize, sort: 'relevance', q }) : '/search',
  });
  return q ? { ...described, robots: { index: false, follow: true } } : described;
}

export default async function SearchPage({ searchParams }: Props) {
  await connection();
  const query = readListingPage(await searchParams);
  const list = query.q ? await browseProducts(query) : undefined;
  if (list && isBehindEnd(list)) answerNotFound();
  return (
    <div className="page-width pt-10 pb-32 lg:pt-14">
      <h1 className="heading break-words text-title-1">{query.q ? `Results for “${query.q}”` : 'Search'}</h1>
      <SearchForm
        key={query.q}
        id="page-search"
        label={query.q ? 'Search again' : 'Search for anything'}
        {...(query.q && { query: query.q })}
        size="large"
        className="mt-7 mb-10 max-w-2xl"
      />
      {!query.q || !list ? (
        <SearchIdeas />
      ) : (
        <>
          <SearchNotice query={query.q} outcome={list.search} />
          <ProductListing
            list={list}
            label={`Results for ${query.q}`}
            path="/search"
            query={query}
            sorts={searchSorts}
            empty={<NoResults query={query.q} />}
          />
        </>
      )}
    </div>
  );
}
