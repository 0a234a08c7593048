'use client';

import { type DragEndEvent, type DragMoveEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useState } from 'react';
import type { AdminCategory } from '#lib/catalog/categories/read-admin.ts';
import { branchOf, flattenTree, type Place, refusePlace } from '#lib/catalog/categories/tree.ts';
import { placeOfDrop } from '#lib/catalog/categories/tree-steps.ts';

/** How far to the right a level is, px. */
export const INDENT = 28;

type Drag = { id: string; overId: string; deltaX: number };

/** What a row is, and while it is dragged what it would become. */
export type TreeRow = { node: AdminCategory; level: number; isRefused: boolean };

/**
 * Dragging in the tree: up and down between rows, and to the sides for the level. What is below the dragged one is folded
 * away meanwhile.
 * @param onDrop is told where it was let go, if it may be there and was not before
 */
export function useTreeDrag(tree: readonly AdminCategory[], onDrop: (category: AdminCategory, place: Place) => void) {
  const [drag, setDrag] = useState<Drag>();
  // A press that does not move is a press on the button.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const all = flattenTree(tree);
  const folded = new Set(drag ? branchOf(tree, drag.id).map(({ id }) => id) : []);
  const visible = all.filter(({ node }) => node.id === drag?.id || !folded.has(node.id));
  const drop = drag && findDrop(drag);

  function findDrop({ id, overId, deltaX }: Drag) {
    const own = all.find(({ node }) => node.id === id);
    if (!own) return undefined;
    const rest = visible.filter(({ node }) => node.id !== id);
    const index = visible.findIndex(({ node }) => node.id === overId);
    const { place, level } = placeOfDrop(rest, index, own.level + Math.round(deltaX / INDENT));
    return { category: own.node, place, level, refusal: refusePlace(tree, own.node, place)?.detail };
  }

  const rows = visible.map(({ node, level }): TreeRow => {
    const isDragged = drop !== undefined && node.id === drag?.id;
    return { node, level: isDragged ? drop.level : level, isRefused: isDragged && drop.refusal !== undefined };
  });

  return {
    rows,
    draggedId: drag?.id,
    refusal: drop?.refusal,
    context: {
      sensors,
      onDragStart: ({ active }: Pick<DragMoveEvent, 'active'>) =>
        setDrag({ id: String(active.id), overId: String(active.id), deltaX: 0 }),
      onDragMove: ({ active, over, delta }: DragMoveEvent) =>
        setDrag({ id: String(active.id), overId: String(over?.id ?? active.id), deltaX: delta.x }),
      onDragEnd: ({ active, over, delta }: DragEndEvent) => {
        const end = findDrop({ id: String(active.id), overId: String(over?.id ?? active.id), deltaX: delta.x });
        setDrag(undefined);
        if (end && end.refusal === undefined) onDrop(end.category, end.place);
      },
      onDragCancel: () => setDrag(undefined),
    },
  };
}
