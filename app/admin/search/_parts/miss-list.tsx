import { X } from 'lucide-react';
import { Moment } from '#app/_ui/moment.tsx';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import type { Page } from '#lib/catalog/types.ts';
import type { Miss } from '#lib/search/misses/admin.ts';

export type MissListProps = {
  misses: Page<Miss>;
  onExplain?: (words: string) => void;
  onDismiss?: (words: string) => void;
};

/** What people have searched for in vain, the most frequent first. */
export function MissList({ misses, onExplain, onDismiss }: MissListProps) {
  return (
    <Card
      title="Searches that missed"
      text={
        misses.total === 0
          ? 'Every search has found what it asked for, or nobody has searched yet.'
          : misses.total === 1
            ? 'One search found nothing, or only some of its words.'
            : `${misses.total.toLocaleString('en')} searches found nothing, or only some of their words.`
      }
      isFlush
    >
      <ul>
        {misses.items.map(({ words, foundSome, times, lastAt }) => (
          <li key={words} className="flex items-center gap-2 border-line border-t py-2 pr-3 pl-5">
            <div className="min-w-0 flex-1">
              <p className="wrap-anywhere font-medium text-small">{words}</p>
              <p className="text-ink-soft text-micro">
                {foundSome ? 'Some of the words' : 'Nothing'}
                {times > 1 && `, ${times.toLocaleString('en')} times`}, last on <Moment at={lastAt} />
              </p>
            </div>
            {onExplain && (
              <Button size="small" onClick={() => onExplain(words)} aria-label={`Explain ${words}`}>
                Explain
              </Button>
            )}
            {onDismiss && (
              <Button
                size="small"
                kind="quiet"
                className="px-2"
                onClick={() => onDismiss(words)}
                aria-label={`Dismiss ${words}`}
              >
                <X className="size-4" aria-hidden="true" />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
