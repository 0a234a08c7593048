import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  countSelected,
  describeShown,
  EVERYTHING,
  isSelected,
  NOTHING,
  type Selection,
  select,
  toggle,
  toSelectedFilter,
} from '#app/admin/products/_list/selection.ts';

const ALL = ['1', '2', '3', '4', '5', '6'];
const someIds = fc.subarray(ALL);
const step = fc.record({ ids: someIds, isOn: fc.boolean() });
const start = fc.constantFrom<Selection>(NOTHING, EVERYTHING);
const chosen = (selection: Selection) => ALL.filter((id) => isSelected(selection, id));

it('is what a plain set would be, from nothing and from everything', () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 8 }), (from, steps) => {
      const model = new Set(chosen(from));
      let selection = from;
      for (const { ids, isOn } of steps) {
        selection = select(selection, ids, isOn);
        for (const id of ids) isOn ? model.add(id) : model.delete(id);
      }
      expect(chosen(selection)).toEqual(ALL.filter((id) => model.has(id)));
      expect(countSelected(selection, ALL.length)).toBe(model.size);
    }),
  );
});

it('is as it was after two presses on one box, and leaves all others alone', () => {
  fc.assert(
    fc.property(start, step, fc.constantFrom(...ALL), (from, { ids, isOn }, id) => {
      const before = select(from, ids, isOn);
      const once = toggle(before, id);
      expect(isSelected(once, id)).toBe(!isSelected(before, id));
      expect(chosen(once).filter((other) => other !== id)).toEqual(chosen(before).filter((other) => other !== id));
      expect(chosen(toggle(once, id))).toEqual(chosen(before));
    }),
  );
});

it('says how much of what is shown it has', () => {
  expect(describeShown(NOTHING, ALL)).toBe('none');
  expect(describeShown(select(NOTHING, ['1'], true), ALL)).toBe('some');
  expect(describeShown(select(EVERYTHING, ['1'], false), ALL)).toBe('some');
  expect(describeShown(EVERYTHING, ALL)).toBe('all');
  expect(describeShown(EVERYTHING, [])).toBe('none');
});

it('is a filter that lets through what is selected of the list, as long as the ids can be named', () => {
  const filter = { status: 'draft' };
  expect(toSelectedFilter(select(NOTHING, ['1', '2'], true), filter)).toEqual({ status: 'draft', ids: '1,2' });
  expect(toSelectedFilter(select(EVERYTHING, ['1'], false), filter)).toEqual({ status: 'draft', except: '1' });
  expect(toSelectedFilter(EVERYTHING, filter)).toEqual(filter);
  const many = Array.from({ length: 501 }, (_, at) => String(at + 1));
  expect(toSelectedFilter(select(NOTHING, many, true), filter)).toBeUndefined();
});
