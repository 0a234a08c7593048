'use client';

import { RelayState } from '#app/admin/_changes/relay-state.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import type { ChangeList } from '#lib/changes/receipts.ts';
import { ChangeRow } from './change-row.tsx';
import { TagFilter } from './tag-filter.tsx';
import { type ChangesQuery, useChanges } from './use-changes.ts';

export type ChangeFeedProps = { query: ChangesQuery; initial: ChangeList };

/** Every write of the last day, newest first, and how it reaches every layer while one looks. */
export function ChangeFeed({ query, initial }: ChangeFeedProps) {
  const { data = initial, error } = useChanges(query, initial);
  const { items, next } = data;
  return (
    <>
      <PageHeader
        title="Changes"
        text="Every write of the last day, and how long it took to reach every layer. New ones appear by themselves."
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        <RelayState {...data} />
        <Card isFlush>
          <TagFilter tag={query.tag} />
          {error && (
            <p role="alert" className="border-line border-t px-5 py-3 font-medium text-bad text-small">
              {error.message} What you see is from before.
            </p>
          )}
          {items.length === 0 ? (
            <Empty
              title={query.tag ? `Nothing with the tag ${query.tag}` : 'Nothing was written in the last day'}
              text="A save, an order, a purge: each leaves a change here."
            />
          ) : (
            <ul className="border-line border-t">
              {items.map((receipt) => (
                <ChangeRow key={receipt.changeId} receipt={receipt} />
              ))}
            </ul>
          )}
          <Pages {...{ query, next }} />
        </Card>
      </div>
    </>
  );
}

function Pages({ query, next }: { query: ChangesQuery; next: string | undefined }) {
  if (!next && !query.before) return null;
  const href = (before?: string) => {
    const search = new URLSearchParams({ ...(query.tag && { tag: query.tag }), ...(before && { before }) });
    return `/admin/changes${search.size > 0 ? `?${search}` : ''}`;
  };
  return (
    <nav aria-label="Pages" className="flex justify-between gap-3 px-5 py-4">
      {query.before ? (
        <AdminLink href={href()} className={buttonLook('plain', 'small')}>
          Newest
        </AdminLink>
      ) : (
        <span />
      )}
      {next && (
        <AdminLink href={href(next)} className={buttonLook('plain', 'small')}>
          Older
        </AdminLink>
      )}
    </nav>
  );
}
