'use client';

import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { clsx } from 'clsx';
import { GripVertical, X } from 'lucide-react';
import { Picture } from '#app/_ui/picture.tsx';
import type { ManagedImage } from './managed-image.ts';

export type ImageTileProps = {
  image: ManagedImage;
  /** From 1. */
  place: number;
  isSelected: boolean;
  /** Says that it has no alternative text. */
  lacksText: boolean;
  hasError: boolean;
  isSortable: boolean;
  onSelect: () => void;
  onRemove: () => void;
};

/** A picture of the list, cut as the shop cuts it: chosen by a press, moved by its handle. */
export function ImageTile(props: ImageTileProps) {
  const { image, place, isSelected, lacksText, hasError, isSortable, onSelect, onRemove } = props;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: image.hash,
    disabled: !isSortable,
  });
  const name = image.alt || `Picture ${place}`;
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Transform.toString(transform), transition }}
      className={clsx('group relative aspect-square', isDragging && 'z-10')}
    >
      <button
        type="button"
        onClick={onSelect}
        aria-pressed={isSelected}
        aria-label={`${name}, ${place === 1 ? 'the first' : `number ${place}`}${lacksText ? ', without a text' : ''}`}
        className={clsx(
          'block size-full overflow-hidden rounded-xl outline-offset-3',
          isSelected && 'outline-2 outline-accent outline-solid',
          hasError && !isSelected && 'outline-2 outline-bad outline-solid',
          isDragging && 'shadow-2xl',
        )}
      >
        <Picture picture={image} sizes="10rem" alt="" className="size-full" />
      </button>
      {isSortable && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={`Move ${name}`}
          className={`${tool} top-1.5 left-1.5 cursor-grab touch-none`}
        >
          <GripVertical className="size-4" aria-hidden="true" />
        </button>
      )}
      <button type="button" onClick={onRemove} aria-label={`Remove ${name}`} className={`${tool} top-1.5 right-1.5`}>
        <X className="size-4" aria-hidden="true" />
      </button>
      <p className="pointer-events-none absolute inset-x-1.5 bottom-1.5 flex flex-wrap gap-1">
        {place === 1 && isSortable && <Mark>Cover</Mark>}
        {lacksText && <Mark>No text</Mark>}
      </p>
    </li>
  );
}

const tool =
  'absolute grid size-8 pointer-coarse:size-9 place-items-center rounded-lg bg-panel/90 text-ink shadow-sm hover:bg-panel';

function Mark({ children }: { children: string }) {
  return <span className="rounded-md bg-panel/90 px-1.5 py-0.5 font-semibold text-micro shadow-sm">{children}</span>;
}
