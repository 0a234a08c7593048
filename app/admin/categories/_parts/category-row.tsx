'use client';

import { useSortable } from '@dnd-kit/sortable';
import { clsx } from 'clsx';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Ellipsis, GripVertical, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Menu } from '#app/admin/_ui/menu.tsx';
import type { Step } from '#lib/catalog/categories/tree-steps.ts';
import { HOW_TO_MOVE } from './how-to-move.tsx';
import { INDENT, type TreeRow } from './use-tree-drag.ts';

export type CategoryRowProps = {
  row: TreeRow;
  mayEdit: boolean;
  isDragged: boolean;
  hasChildren: boolean;
  /** Where it can go from here. */
  steps: ReadonlySet<Step>;
  onStep: (step: Step) => void;
  onAdd: () => void;
};

const KEYS: Record<string, Step> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };
const MOVES = [
  { step: 'up', label: 'Move up', icon: <ArrowUp className="size-4" aria-hidden="true" /> },
  { step: 'down', label: 'Move down', icon: <ArrowDown className="size-4" aria-hidden="true" /> },
  { step: 'in', label: 'Move into the one above', icon: <ArrowRight className="size-4" aria-hidden="true" /> },
  { step: 'out', label: 'Move out', icon: <ArrowLeft className="size-4" aria-hidden="true" /> },
] as const;

/** The button by which a category is moved; it keeps the focus when its row goes elsewhere. */
export const handleId = (id: string): string => `move-${id}`;

export function CategoryRow({ row, mayEdit, isDragged, hasChildren, steps, onStep, onAdd }: CategoryRowProps) {
  const { node, level, isRefused } = row;
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition } = useSortable({
    id: node.id,
    disabled: !mayEdit,
  });

  function press(event: KeyboardEvent) {
    const step = KEYS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (steps.has(step)) onStep(step);
  }

  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
      className={clsx(
        'relative flex min-h-11 items-center gap-1 border-line border-b bg-panel pr-3 pl-3 first:rounded-t-2xl last:rounded-b-2xl last:border-b-0',
        isDragged ? 'z-10 rounded-xl border-b-0 shadow-xl ring-2' : 'hover:bg-layer-1',
        isDragged && (isRefused ? 'ring-bad' : 'ring-accent'),
      )}
    >
      <span style={{ width: level * INDENT }} className="shrink-0 transition-[width] duration-100" aria-hidden="true" />
      {mayEdit && (
        <button
          type="button"
          id={handleId(node.id)}
          ref={setActivatorNodeRef}
          {...listeners}
          onKeyDown={press}
          aria-label={`Move ${node.name}`}
          aria-describedby={HOW_TO_MOVE}
          className="grid size-9 shrink-0 cursor-grab touch-none place-items-center rounded-lg text-ink-soft hover:bg-layer-3 hover:text-ink active:cursor-grabbing"
        >
          <GripVertical className="size-4.5" aria-hidden="true" />
        </button>
      )}
      <AdminLink
        href={`/admin/categories/${node.id}`}
        className={clsx('min-w-0 truncate px-1 py-2.5 hover:underline', level === 0 ? 'font-semibold' : 'text-small')}
      >
        {node.name}
      </AdminLink>
      <span className="hidden min-w-0 truncate text-ink-soft text-micro md:block">/{node.path}</span>
      <span className="ml-auto shrink-0 pl-3 text-ink-soft text-micro tabular-nums">
        {node.productCount > 0 ? (
          <AdminLink href={`/admin/products?category=${node.id}`} className="hover:text-ink hover:underline">
            {node.productCount.toLocaleString('en')}
            <span className="max-sm:sr-only"> {node.productCount === 1 ? 'product' : 'products'}</span>
          </AdminLink>
        ) : (
          // A department’s products are in what is below it.
          !hasChildren && <span className="max-sm:sr-only">{countOf(0, 'product')}</span>
        )}
      </span>
      {mayEdit && (
        <Menu
          label={`What to do with ${node.name}`}
          trigger={<Ellipsis className="size-4.5" aria-hidden="true" />}
          items={[
            ...MOVES.map(({ step, label, icon }) => ({
              label,
              icon,
              isDisabled: !steps.has(step),
              onSelect: () => onStep(step),
            })),
            { label: 'Add one below it', icon: <Plus className="size-4" aria-hidden="true" />, onSelect: onAdd },
          ]}
        />
      )}
    </li>
  );
}
