import { MAX_FILTER_IDS } from '#lib/catalog/product-filter.ts';

/** Which products are chosen: by name, or all that the list's filters let through but a few. */
export type Selection = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'all'; except: ReadonlySet<string> };

export const NOTHING: Selection = { kind: 'some', ids: new Set() };
export const EVERYTHING: Selection = { kind: 'all', except: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);
}

/** @param total how many products the filters let through */
export function countSelected(selection: Selection, total: number): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size);
}

/** As a filter of the list, within `filter`; undefined for more ids than a filter can name. */
export function toSelectedFilter(
  selection: Selection,
  filter: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  const [name, ids] =
    selection.kind === 'some' ? (['ids', selection.ids] as const) : (['except', selection.except] as const);
  if (ids.size > MAX_FILTER_IDS) return undefined;
  return ids.size === 0 ? { ...filter } : { ...filter, [name]: [...ids].join() };
}

/** The same with these products chosen, or not. */
export function select(selection: Selection, ids: readonly string[], isOn: boolean): Selection {
  const isListed = (selection.kind === 'some') === isOn;
  const changed = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  for (const id of ids) {
    if (isListed) changed.add(id);
    else changed.delete(id);
  }
  return selection.kind === 'some' ? { kind: 'some', ids: changed } : { kind: 'all', except: changed };
}

export const toggle = (selection: Selection, id: string): Selection =>
  select(selection, [id], !isSelected(selection, id));

/** How much of what is shown is chosen, for the box above it. */
export function describeShown(selection: Selection, shown: readonly string[]): 'none' | 'some' | 'all' {
  const chosen = shown.filter((id) => isSelected(selection, id)).length;
  if (chosen === 0) return 'none';
  return chosen === shown.length ? 'all' : 'some';
}
