import { ChevronRight } from 'lucide-react';
import { Moment } from '#app/_ui/moment.tsx';
import type { AuditItem } from '#lib/audit/types.ts';
import { sayAction, subjectHref } from '../../_audit/action-words.ts';
import { Diff } from '../../_audit/diff.tsx';
import { AdminLink } from '../../_ui/admin-link.tsx';
import { auditHref } from './audit-href.ts';

const LINK = 'font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink';

/** The columns of the log; on a phone they stand below each other. */
const COLUMNS = 'md:grid-cols-[1rem_minmax(0,1.1fr)_minmax(0,1.5fr)_minmax(0,1.2fr)_10.5rem]';

/** What stands in which column, where there are any. */
export function AuditHeading() {
  return (
    <div
      className={`hidden gap-x-3 border-line border-b px-5 pb-2.5 font-semibold text-ink-soft text-micro md:grid ${COLUMNS}`}
    >
      <span className="col-start-2">What</span>
      <span>To what</span>
      <span>Who</span>
      <span className="text-right">When</span>
    </div>
  );
}

/** One write: what, to what, by whom and when; opened, what it changed and from where. */
export function AuditEntry({ item }: { item: AuditItem }) {
  const { at, actor, action, subject, before, after, from } = item;
  const page = subjectHref(subject);
  const place = [from.address, from.device].filter(Boolean).join(', ');
  return (
    <details className="group border-line border-b">
      <summary
        className={`grid cursor-pointer list-none grid-cols-[1rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 px-5 py-2.5 text-small hover:bg-layer-2 ${COLUMNS}`}
      >
        <ChevronRight
          className="size-4 self-center text-ink-soft transition-transform group-open:rotate-90"
          aria-hidden="true"
        />
        <span className="font-medium">{sayAction(action)}</span>
        <span className="truncate max-md:col-start-2">{subject.name}</span>
        <span className="truncate text-ink-soft max-md:col-start-2">{actor.email}</span>
        <span className="text-ink-soft text-micro tabular-nums max-md:col-start-2 md:text-right">
          <Moment at={at} precise />
        </span>
      </summary>
      <div className="grid gap-4 border-line border-t bg-layer-2 px-5 py-4 pl-12 max-md:pl-5">
        <Diff before={before} after={after} />
        <p className="text-ink-soft text-micro">
          {actor.email} was {actor.role}.{place && ` From ${place}.`}
        </p>
        <p className="flex flex-wrap gap-x-5 gap-y-1.5 text-micro">
          {page && (
            <AdminLink href={page} className={LINK}>
              Open the {subject.kind}
            </AdminLink>
          )}
          <AdminLink href={auditHref({ kind: subject.kind, subject: subject.id })} className={LINK}>
            All that was done to it
          </AdminLink>
          {actor.id && (
            <AdminLink href={auditHref({ actor: actor.id })} className={LINK}>
              All that they did
            </AdminLink>
          )}
        </p>
      </div>
    </details>
  );
}
