import { useId } from 'react';
import type { Suggestion } from '#lib/catalog/types.ts';
import { Picture } from '../picture.tsx';
import { SearchIcon } from '../primitives/icons.tsx';

export type SuggestionGroupProps = {
  label: string;
  options: { suggestion: Suggestion; id: string; isChosen: boolean }[];
  typed: string;
};

/** Suggestions of one kind below their heading; nothing when there are none. */
export function SuggestionGroup({ label, options, typed }: SuggestionGroupProps) {
  const heading = useId();
  if (options.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options; a fieldset is one of fields
    <div role="group" aria-labelledby={heading}>
      <p id={heading} className="px-4 pt-3 pb-1 font-semibold text-ink-soft text-micro">
        {label}
      </p>
      {options.map(({ suggestion, id, isChosen }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys and focus are the field's
        <div
          key={id}
          id={id}
          role="option"
          aria-selected={isChosen}
          onClick={() => location.assign(suggestion.url)}
          ref={(option) => {
            if (isChosen) option?.scrollIntoView({ block: 'nearest' });
          }}
          className="suggestion"
        >
          {suggestion.picture ? (
            <Picture picture={suggestion.picture} sizes="thumbnail" alt="" className="size-11 shrink-0 rounded-xl" />
          ) : (
            <SearchIcon className="mx-3 size-5 shrink-0 text-ink-soft" />
          )}
          <span className="min-w-0 flex-1 truncate">
            <Completed text={suggestion.text} typed={suggestion.kind === 'query' ? typed : ''} />
          </span>
        </div>
      ))}
    </div>
  );
}

/** What was typed as it is, and what comes after it in bold: that is what tells the suggestions apart. */
function Completed({ text, typed }: { text: string; typed: string }) {
  const start = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (start === '' || !text.startsWith(start)) return text;
  return (
    <>
      {start}
      <b className="font-semibold">{text.slice(start.length)}</b>
    </>
  );
}
