'use client';

import { useRef, useState } from 'react';
import { countSelected, EVERYTHING, NOTHING, type Selection, select, toggle } from './selection.ts';

type List = {
  total: number;
  idAt: (index: number) => string | undefined;
  idsBetween: (from: number, to: number) => string[];
};

/**
 * What is selected of a list.
 * @param filter of the list; by another one other products are shown, and nothing of them is selected
 */
export function useSelection(filter: string, { total, idAt, idsBetween }: List) {
  const [kept, setKept] = useState<{ filter: string; selection: Selection }>({ filter, selection: NOTHING });
  /** Where a range begins that is selected with Shift. */
  const anchor = useRef(0);
  const selection = kept.filter === filter ? kept.selection : NOTHING;
  const set = (next: Selection) => setKept({ filter, selection: next });
  return {
    selection,
    count: countSelected(selection, total),
    everything: () => set(EVERYTHING),
    nothing: () => set(NOTHING),
    these: (ids: readonly string[], isOn: boolean) => set(select(selection, ids, isOn)),
    between: (from: number, to: number) => set(select(selection, idsBetween(from, to), true)),
    startAt(index: number) {
      anchor.current = index;
    },
    /** A press on the box of a row; with Shift, of all from the one before up to it. */
    press(index: number, isRange: boolean) {
      const id = idAt(index);
      if (id === undefined) return;
      if (isRange) return set(select(selection, idsBetween(anchor.current, index), true));
      anchor.current = index;
      set(toggle(selection, id));
    },
  };
}
