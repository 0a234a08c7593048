import { X } from 'lucide-react';
import type { Term } from '#lib/search/synonyms/list.ts';

export type TermRowProps = { term: Term; onRemove?: (synonym: string) => void };

export function TermRow({ term: { term, synonyms }, onRemove }: TermRowProps) {
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1.5 border-line border-b px-5 py-2.5 last:border-b-0 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <p className="wrap-anywhere font-semibold text-small">{term}</p>
      <ul className="flex flex-wrap gap-1.5" aria-label={`Found with ${term}`}>
        {synonyms.map((synonym) => (
          <li
            key={synonym}
            className="inline-flex min-h-8 items-center gap-1 rounded-lg bg-layer-2 pl-2.5 text-small last:pr-0"
          >
            <span className={onRemove ? '' : 'pr-2.5'}>{synonym}</span>
            {onRemove && (
              <button
                type="button"
                aria-label={`Remove ${synonym} from ${term}`}
                onClick={() => onRemove(synonym)}
                className="grid size-8 place-items-center rounded-lg text-ink-soft hover:bg-layer-3 hover:text-ink"
              >
                <X className="size-3.5" aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
