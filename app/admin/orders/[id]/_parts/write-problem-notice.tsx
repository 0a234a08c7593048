import { TriangleAlert } from 'lucide-react';
import type { WriteProblem } from './use-order-write.ts';

/** Why nothing was written; after somebody else's change, what that was. */
export function WriteProblemNotice({ problem }: { problem: WriteProblem | undefined }) {
  if (!problem) return null;
  const { text, changed } = problem;
  return (
    <div role="alert" className="flex gap-3 rounded-xl bg-low-soft px-4 py-3 text-small">
      <TriangleAlert className="mt-0.5 size-4.5 shrink-0 text-low" aria-hidden="true" />
      <div className="min-w-0">
        {changed.length === 0 ? (
          <p>{text}</p>
        ) : (
          <>
            <p className="font-semibold">Somebody changed this order meanwhile. Nothing of yours was written.</p>
            <dl className="mt-1.5 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5">
              {changed.map(({ name, was, is }) => (
                <div key={name} className="contents">
                  <dt className="text-ink-soft">{name}</dt>
                  <dd className="break-words">
                    <del className="text-ink-soft">{was}</del> → <ins className="no-underline">{is}</ins>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="mt-1.5">The page shows it as it is now. If it is still right, press once more.</p>
          </>
        )}
      </div>
    </div>
  );
}
