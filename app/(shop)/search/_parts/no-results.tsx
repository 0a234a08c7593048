import { RecentlyViewed } from '#app/_ui/recent/recently-viewed.tsx';
import { SearchIdeas } from './search-ideas.tsx';

export type NoResultsProps = { query: string };

export function NoResults({ query }: NoResultsProps) {
  const several = query.includes(' ');
  return (
    <>
      <section aria-labelledby="no-results" className="mb-8 rounded-layer bg-layer-2 px-6 py-10 lg:px-12 lg:py-14">
        <h2 id="no-results" className="heading text-title-2">
          Nothing matches that
        </h2>
        <ul className="mt-4 list-disc space-y-1 pl-5 text-ink-soft">
          <li>Check the spelling of each word.</li>
          {several && <li>Try fewer words, or one of them at a time.</li>}
          <li>Try a wider word, such as “bag” for “satchel”, or look in a department.</li>
        </ul>
      </section>
      <SearchIdeas />
      <RecentlyViewed className="-mx-(--gutter) pt-20" />
    </>
  );
}
