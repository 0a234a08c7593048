import type { ReactNode } from 'react';
import { Card } from '#app/admin/_ui/card.tsx';
import { Status } from '#app/admin/_ui/status.tsx';
import type { InspectedKey } from '#lib/admin/inspect/inspect-key.ts';
import { CopyTable } from './copy-table.tsx';
import { PurgeButton } from './purge-button.tsx';
import { RelatedChanges } from './related-changes.tsx';
import { StepList } from './step-list.tsx';
import { describeVerdict } from './verdict-words.ts';

/** One key: the verdict first, then what it rests on. */
export function SubjectView({ inspected, mayPurge }: { inspected: InspectedKey; mayPurge: boolean }) {
  const now = Date.now();
  const { tone, word, title, text } = describeVerdict(inspected, now);
  return (
    <section aria-label={`Key ${inspected.key}`} className="grid gap-4 [&>*]:min-w-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-3xl">
          <p className="mb-1.5 flex flex-wrap items-center gap-2.5">
            <Status tone={tone}>{word}</Status>
            <code className="break-all text-ink-soft text-micro">{inspected.key}</code>
          </p>
          <h2 className="font-semibold text-title-3">{title}</h2>
          <p className="mt-1 text-ink-soft text-small">{text}</p>
        </div>
        {mayPurge && inspected.tags.length > 0 && <PurgeButton tags={suggestTags(inspected)} />}
      </div>
      <Part title="What each layer holds" isFlush>
        <CopyTable {...{ inspected, now }} />
      </Part>
      <div className="grid items-start gap-4 lg:grid-cols-2 [&>*]:min-w-0">
        <Part title="What happened" text="The last steps that the processes remember, newest first.">
          <StepList steps={inspected.steps} />
        </Part>
        <Part title="Tags and changes" text="A write that names one of the tags ends every copy that carries it.">
          <RelatedChanges tags={inspected.tags} changes={inspected.changes} />
        </Part>
      </div>
    </section>
  );
}

type PartProps = { title: string; text?: string; isFlush?: boolean; children: ReactNode };

/** A card that is no landmark of its own: several keys have the same parts. */
function Part({ title, text, isFlush = false, children }: PartProps) {
  return (
    <Card isFlush>
      <div className="px-5 pt-1.5 pb-3">
        <h3 className="font-semibold text-body leading-tight">{title}</h3>
        {text && <p className="mt-1 text-ink-soft text-micro">{text}</p>}
      </div>
      {isFlush ? children : <div className="px-5 pb-5">{children}</div>}
    </Card>
  );
}

/** What names the thing itself, rather than all things of its kind. */
function suggestTags({ thing, tags, key }: InspectedKey): string[] {
  const id = key.split(':').slice(2).join(':');
  const own = tags.filter((tag) => tag.endsWith(`:${id}`));
  if (own.length > 0) return own.slice(0, 1);
  const narrow = tags.filter((tag) => tag.startsWith(thing === 'page' ? 'product:' : 'list:'));
  return (narrow.length > 0 ? narrow : tags).slice(0, 100);
}
