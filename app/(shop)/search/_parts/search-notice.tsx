import { Link } from '#app/_ui/link.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { SearchOutcome } from '#lib/search/browse.ts';
import { splitWords } from '#lib/search/words.ts';

export type SearchNoticeProps = { query: string; outcome: SearchOutcome };

/** What the words were taken for, where that is not what they say. */
export function SearchNotice({ query, outcome }: SearchNoticeProps) {
  if (outcome.matched === 'corrected') {
    return (
      <Notice kind="quiet" className="mb-8 max-w-2xl" title={<>Showing results for “{outcome.words}”</>}>
        Nothing here is called “{query}”. Did you mean <WordsLink words={outcome.words} />?
      </Notice>
    );
  }
  if (outcome.matched !== 'some') return null;
  return (
    <Notice kind="quiet" className="mb-8 max-w-2xl" title="No product has all of these words">
      These have some of them, the best matches first. Or look for one at a time:{' '}
      {[...new Set(splitWords(query))].map((word, at) => (
        <span key={word}>
          {at > 0 && ', '}
          <WordsLink words={word} />
        </span>
      ))}
      .
    </Notice>
  );
}

function WordsLink({ words }: { words: string }) {
  return (
    <Link href={`/search?${new URLSearchParams({ q: words })}`} className="font-semibold underline underline-offset-4">
      {words}
    </Link>
  );
}
