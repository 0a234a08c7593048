import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPages, listPageSlots, type PageSlot } from '#app/_ui/primitives/pagination-model.ts';

const show = (slots: PageSlot[]) => slots.map((slot) => (slot.kind === 'gap' ? '…' : slot.page)).join(' ');

describe('countPages', () => {
  it('counts a last page that is not full', () => expect(countPages(25, 24)).toBe(2));
  it('counts no page more when the last one is full', () => expect(countPages(48, 24)).toBe(2));
  it('gives an empty list one page', () => expect(countPages(0, 24)).toBe(1));
});

describe('listPageSlots', () => {
  it('lists few pages in full', () => expect(show(listPageSlots(2, 5))).toBe('1 2 3 4 5'));
  it('opens a gap at the end', () => expect(show(listPageSlots(1, 20))).toBe('1 2 3 4 5 … 20'));
  it('opens a gap at both ends', () => expect(show(listPageSlots(10, 20))).toBe('1 … 9 10 11 … 20'));
  it('opens a gap at the start', () => expect(show(listPageSlots(20, 20))).toBe('1 … 16 17 18 19 20'));
  it('shows a page rather than a gap of one', () => expect(show(listPageSlots(4, 20))).toBe('1 2 3 4 5 … 20'));

  it('always offers the first, the current and the last page, in order and once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [current, count] = [Math.min(a, b), Math.max(a, b)];
        const pages = listPageSlots(current, count).flatMap((slot) => (slot.kind === 'page' ? [slot.page] : []));
        expect(pages).toEqual([...new Set(pages)].sort((x, y) => x - y));
        expect(pages).toEqual(expect.arrayContaining([1, current, count]));
      }),
    );
  });

  it('never takes more than seven places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        expect(listPageSlots(Math.min(a, b), Math.max(a, b)).length).toBeLessThanOrEqual(7);
      }),
    );
  });
});
