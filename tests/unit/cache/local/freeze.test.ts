import { expect, it } from 'vitest';
import { deepFreeze } from '#lib/cache/engine/local/freeze.ts';

it('freezes objects and lists at every depth, and gives them back', () => {
  const value = { list: [{ deep: { deeper: 1 } }], none: null };
  expect(deepFreeze(value)).toBe(value);
  for (const frozen of [value, value.list, value.list[0], value.list[0]?.deep])
    expect(Object.isFrozen(frozen)).toBe(true);
});

it.each([0, '', false, null, undefined])('gives %j back as it is', (value) => {
  expect(deepFreeze(value)).toBe(value);
});

it('leaves bytes alone, which cannot be frozen', () => {
  const holder = { bytes: Buffer.from('x') };
  expect(Object.isFrozen(deepFreeze(holder))).toBe(true);
  expect(holder.bytes[0]).toBe(120);
});

it('does not look into what is frozen already', () => {
  const inner = { open: true };
  deepFreeze(Object.freeze({ inner }));
  expect(Object.isFrozen(inner)).toBe(false);
});
