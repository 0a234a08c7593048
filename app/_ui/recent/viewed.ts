import { keepIds, readKeptIds } from '#app/_ui/kept-ids.ts';

/** Of the list in this browser. It goes nowhere, but that the shop is asked what these products look like. */
export const VIEWED_KEY = 'strata:viewed';
const MAX_VIEWED = 12;

/** The products that were looked at last, the newest first, with another one. */
export function addViewed(ids: readonly string[], id: string): string[] {
  return [id, ...ids.filter((other) => other !== id)].slice(0, MAX_VIEWED);
}

export const readViewed = (): string[] => readKeptIds(VIEWED_KEY, MAX_VIEWED);
export const noteViewed = (id: string): boolean => keepIds(VIEWED_KEY, addViewed(readViewed(), id));
export const forgetViewed = (): boolean => keepIds(VIEWED_KEY, []);
