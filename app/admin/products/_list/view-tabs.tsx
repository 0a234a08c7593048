'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { BookmarkPlus, X } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { SavedView } from '#lib/admin/saved-views.ts';
import type { FILTER_STATUSES } from '#lib/catalog/product-filter.ts';
import { askAdmin } from '../../_ui/ask-admin.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';

type Status = (typeof FILTER_STATUSES)[number] | null;

export type ViewTabsProps = {
  status: Status;
  onStatus: (status: Status) => void;
  /** Of the list as it is now; empty when it is as it opens. */
  viewQuery: string;
  onView: (query: string) => void;
};

const TABS: readonly [Status, string][] = [
  [null, 'All'],
  ['published', 'Published'],
  ['draft', 'Drafts'],
  ['scheduled', 'Scheduled'],
  ['archived', 'Archived'],
  ['bin', 'Bin'],
];

const tab = 'inline-flex h-9 items-center whitespace-nowrap rounded-full px-3.5 font-semibold text-micro';
const lookOf = (isOn: boolean) => (isOn ? 'bg-ink text-ground' : 'text-ink hover:bg-layer-3');

/** By status, and by what somebody keeps under a name. */
export function ViewTabs({ status, onStatus, viewQuery, onView }: ViewTabsProps) {
  const client = useQueryClient();
  const [isNaming, setNaming] = useState(false);
  const { data } = useQuery({
    queryKey: ['views', 'products'],
    queryFn: () => askAdmin<{ items: SavedView[] }>('/api/admin/views?list=products'),
  });
  const views = data?.items ?? [];
  const current = views.find(({ query }) => query === viewQuery);
  const remove = useMutation({
    mutationFn: ({ id }: SavedView) => askAdmin(`/api/admin/views/${id}`, { method: 'DELETE' }),
    onError: (error) => toast.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['views'] }),
  });
  return (
    <nav aria-label="Views" className="quiet-scrollbar -mx-1 flex shrink-0 items-center gap-1 overflow-x-auto p-1">
      {TABS.map(([value, label]) => (
        <button
          key={label}
          type="button"
          aria-pressed={!current && status === value}
          onClick={() => onStatus(value)}
          className={clsx(tab, lookOf(!current && status === value))}
        >
          {label}
        </button>
      ))}
      {views.length > 0 && <span aria-hidden="true" className="mx-1.5 h-5 w-px shrink-0 bg-line-strong" />}
      {views.map((view) => (
        <span
          key={view.id}
          className={clsx('inline-flex shrink-0 items-center rounded-full', lookOf(view === current))}
        >
          <button
            type="button"
            aria-pressed={view === current}
            onClick={() => onView(view.query)}
            className={clsx(tab, view === current && 'pr-1.5!')}
          >
            {view.name}
          </button>
          {view === current && (
            <button
              type="button"
              aria-label={`Remove the view ${view.name}`}
              onClick={() => remove.mutate(view)}
              className="mr-1 grid size-7 place-items-center rounded-full hover:bg-ground/20 pointer-coarse:size-9"
            >
              <X className="size-3.5" aria-hidden="true" />
            </button>
          )}
        </span>
      ))}
      {!current && viewQuery !== '' && (
        <button
          type="button"
          onClick={() => setNaming(true)}
          className={clsx(tab, 'gap-1.5 text-accent hover:bg-accent-soft')}
        >
          <BookmarkPlus className="size-4" aria-hidden="true" />
          Keep this view
        </button>
      )}
      <SaveViewDialog isOpen={isNaming} onClose={() => setNaming(false)} query={viewQuery} taken={views} />
    </nav>
  );
}
