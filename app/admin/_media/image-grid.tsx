'use client';

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { arrayMove, rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { type ReactNode, useId } from 'react';
import { announcementsOf } from './announcements.ts';
import { ImageTile } from './image-tile.tsx';
import type { ManagedImage } from './managed-image.ts';

export type ImageGridProps = {
  images: readonly ManagedImage[];
  selected: string | undefined;
  isBare: boolean;
  errors: Readonly<Record<number, string>>;
  onChange: (images: ManagedImage[]) => void;
  onSelect: (hash: string) => void;
  /** What is on its way, at the end. */
  children: ReactNode;
};

/** Pictures in their order, moved by pointer or by keyboard: space takes one up, arrows move it, space lets it go. */
export function ImageGrid({ images, selected, isBare, errors, onChange, onSelect, children }: ImageGridProps) {
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const indexOf = (hash: unknown) => images.findIndex((image) => image.hash === hash);

  function move({ active, over }: DragEndEvent) {
    if (over && active.id !== over.id) onChange(arrayMove([...images], indexOf(active.id), indexOf(over.id)));
  }

  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={move}
      accessibility={{ announcements: announcementsOf(images) }}
    >
      <SortableContext items={images.map(({ hash }) => hash)} strategy={rectSortingStrategy}>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3 empty:hidden">
          {images.map((image, at) => (
            <ImageTile
              key={image.hash}
              image={image}
              place={at + 1}
              isSelected={image.hash === selected}
              lacksText={!isBare && image.alt.trim() === ''}
              hasError={errors[at] !== undefined}
              isSortable={images.length > 1}
              onSelect={() => onSelect(image.hash)}
              onRemove={() => onChange(images.filter((other) => other !== image))}
            />
          ))}
          {children}
        </ul>
      </SortableContext>
    </DndContext>
  );
}
