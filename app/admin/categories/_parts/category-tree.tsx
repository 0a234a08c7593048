'use client';

import { closestCenter, DndContext, MeasuringStrategy } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import type { AdminCategory } from '#lib/catalog/categories/read-admin.ts';
import { movedTree, type Place, placeOf, refusePlace, trailOf } from '#lib/catalog/categories/tree.ts';
import { type Step, stepFrom } from '#lib/catalog/categories/tree-steps.ts';
import { CategoryRow, handleId } from './category-row.tsx';
import { HowToMove } from './how-to-move.tsx';
import { NewCategory } from './new-category.tsx';
import { useCategories } from './use-categories.ts';
import { useTreeDrag } from './use-tree-drag.ts';

/** What is said of a drag is said here, in the words of the tree. */
const SILENT = { onDragStart: none, onDragOver: none, onDragEnd: none, onDragCancel: none };
function none(): undefined {}

const STEPS: readonly Step[] = ['up', 'down', 'in', 'out'];

/** The whole tree: rows that are dragged, or moved by the arrow keys of their handles. */
export function CategoryTree({ initial, mayEdit }: { initial: AdminCategory[]; mayEdit: boolean }) {
  const { tree, move, changeId, reload } = useCategories(initial);
  const [addBelow, setAddBelow] = useState<{ parentId: string | null }>();
  const [said, setSaid] = useState('');
  const focusOn = useRef<string>(undefined);
  const { rows, draggedId, refusal, context } = useTreeDrag(tree, place);

  // A row that goes elsewhere loses the focus on its way.
  useEffect(() => {
    if (focusOn.current !== undefined) document.getElementById(handleId(focusOn.current))?.focus();
    focusOn.current = undefined;
  });

  function place(category: AdminCategory, target: Place) {
    const was = placeOf(tree, category);
    if (was.parentId === target.parentId && was.afterId === target.afterId) return;
    setSaid(describePlace(movedTree(tree, category.id, target), category, target));
    move({ category, place: target });
  }

  function step(category: AdminCategory, direction: Step) {
    const target = stepFrom(tree, category, direction);
    if (!target) return;
    focusOn.current = category.id;
    place(category, target);
  }

  function stepsOf(category: AdminCategory): ReadonlySet<Step> {
    return new Set(
      STEPS.filter((direction) => {
        const target = stepFrom(tree, category, direction);
        return target && refusePlace(tree, category, target) === undefined;
      }),
    );
  }

  return (
    <>
      <PageHeader
        title="Categories"
        text="The menu of the shop, in its order. A category that moves or is renamed keeps its old address working."
        actions={
          mayEdit && (
            <Button kind="primary" onClick={() => setAddBelow({ parentId: null })}>
              <Plus className="size-4" aria-hidden="true" />
              Add a category
            </Button>
          )
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <Card isFlush className="[&>div]:pt-0">
          {rows.length === 0 ? (
            <Empty title="There are no categories" text="Products are found by search alone until there is one." />
          ) : (
            <DndContext
              {...context}
              id="categories"
              accessibility={{ announcements: SILENT }}
              collisionDetection={closestCenter}
              measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
            >
              <SortableContext items={rows.map(({ node }) => node.id)} strategy={verticalListSortingStrategy}>
                <ul aria-label="Categories">
                  {rows.map((row) => (
                    <CategoryRow
                      key={row.node.id}
                      row={row}
                      mayEdit={mayEdit}
                      isDragged={row.node.id === draggedId}
                      hasChildren={tree.some(({ parentId }) => parentId === row.node.id)}
                      steps={mayEdit ? stepsOf(row.node) : new Set()}
                      onStep={(direction) => step(row.node, direction)}
                      onAdd={() => setAddBelow({ parentId: row.node.id })}
                    />
                  ))}
                </ul>
              </SortableContext>
            </DndContext>
          )}
          <p role="status" className="sr-only">
            {refusal ? `Not here: ${refusal}` : said}
          </p>
        </Card>
        {mayEdit && (
          <div className="grid gap-5 max-xl:contents xl:sticky xl:top-20">
            {changeId && <ChangeReceipt changeId={changeId} className="max-xl:order-first" />}
            <HowToMove />
          </div>
        )}
      </div>
      {addBelow && (
        <NewCategory
          tree={tree}
          parentId={addBelow.parentId}
          onClose={() => setAddBelow(undefined)}
          onCreated={async (change) => {
            setAddBelow(undefined);
            await reload(change);
          }}
        />
      )}
    </>
  );
}

function describePlace(tree: readonly AdminCategory[], { name }: AdminCategory, { parentId, afterId }: Place): string {
  const nameOf = (id: string | null) => tree.find((category) => category.id === id)?.name;
  const trail = trailOf(tree, parentId).map((category) => category.name);
  const where = trail.length > 0 ? `in ${trail.join(', ')}` : 'among the departments';
  return `${name} is now ${afterId === null ? 'first' : `after ${nameOf(afterId)}`} ${where}.`;
}
