import { Moment } from '#app/_ui/moment.tsx';
import { listHistory } from '#lib/audit/history.ts';
import { findAccess } from '../_frame/open-admin-page.tsx';
import { Card } from '../_ui/card.tsx';
import { sayAction } from './action-words.ts';
import { Diff } from './diff.tsx';

export type HistoryProps = { subjectKind: string; subjectId: string };

/** What was done to one thing lately, by whom, with what it was and is; for the page of that thing. */
export async function History({ subjectKind, subjectId }: HistoryProps) {
  const access = await findAccess();
  if (access.state !== 'granted') return null;
  const items = await listHistory(access.actor, { kind: subjectKind, id: subjectId });
  return (
    <Card title="History" text="Who changed what, newest first.">
      {items.length === 0 ? (
        <p className="text-ink-soft text-small">Nobody has changed anything here yet.</p>
      ) : (
        <ol className="divide-y divide-line">
          {items.map(({ id, at, actor, action, before, after }) => (
            <li key={id} className="py-3 first:pt-0 last:pb-0">
              <details>
                <summary className="cursor-pointer rounded-md text-small marker:text-ink-soft">
                  <span className="font-medium">{sayAction(action)}</span>
                  <span className="ml-2 text-ink-soft text-micro">
                    <Moment at={at} precise />, {actor.email}
                  </span>
                </summary>
                <div className="mt-3 pl-4">
                  <Diff before={before} after={after} />
                </div>
              </details>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
