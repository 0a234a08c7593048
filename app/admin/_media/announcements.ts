import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';
import type { ManagedImage } from './managed-image.ts';

/** What a screen reader says while a picture is moved. */
export function announcementsOf(images: readonly ManagedImage[]): Announcements {
  const placeOf = (id: UniqueIdentifier) => images.findIndex(({ hash }) => hash === id) + 1;
  const nameOf = (id: UniqueIdentifier) => images.find(({ hash }) => hash === id)?.alt || `Picture ${placeOf(id)}`;
  const at = (id: UniqueIdentifier) => `place ${placeOf(id)} of ${images.length}`;
  const takenUp = (id: UniqueIdentifier) => `${nameOf(id)} is taken up, over its own ${at(id)}.`;
  return {
    onDragStart: ({ active }) => takenUp(active.id),
    // It is over its own place right after the start: another sentence would cut the first one short.
    onDragOver({ active, over }) {
      if (!over) return undefined;
      return over.id === active.id ? takenUp(active.id) : `${nameOf(active.id)} is over ${at(over.id)}.`;
    },
    onDragEnd: ({ active, over }) => `${nameOf(active.id)} is put down${over ? ` at ${at(over.id)}` : ''}.`,
    onDragCancel: ({ active }) => `${nameOf(active.id)} is back at ${at(active.id)}.`,
  };
}
