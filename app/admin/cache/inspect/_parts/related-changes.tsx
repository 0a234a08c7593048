import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { ExactMoment } from '#app/admin/changes/_parts/exact-moment.tsx';
import { TagList } from '#app/admin/changes/_parts/tag-list.tsx';
import type { InspectedKey } from '#lib/admin/inspect/inspect-key.ts';

/** The tags that the copies carry, and the last writes that named them. */
export function RelatedChanges({ tags, changes }: Pick<InspectedKey, 'tags' | 'changes'>) {
  if (tags.length === 0) return <p className="text-ink-soft text-small">There is no copy that could carry any.</p>;
  return (
    <>
      <TagList tags={tags.slice(0, 40)} />
      {tags.length > 40 && <p className="mt-2 text-ink-soft text-micro">and {tags.length - 40} more</p>}
      <h4 className="mt-5 mb-2 font-semibold text-micro">Last changes of these</h4>
      {changes.length === 0 ? (
        <p className="text-ink-soft text-small">None in the last day.</p>
      ) : (
        <ul className="grid gap-1.5 text-small">
          {changes.map(({ changeId, kind, createdAt, position }) => (
            <li key={changeId} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <AdminLink href={`/admin/changes/${changeId}`} className="underline underline-offset-4">
                {changeId} {kind}
              </AdminLink>
              <span className="text-ink-soft text-micro tabular-nums">
                <ExactMoment at={createdAt} />
                {position === null && ', not announced yet'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
