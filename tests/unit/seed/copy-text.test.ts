import { expect, it } from 'vitest';
import { toArrayText, toCopyLine } from '#db/seed/load/copy-text.ts';

it('escapes what ends a field or a line', () => {
  expect(toCopyLine(['a\tb', 'c\nd', 'e\\f', 'g\rh'])).toBe('a\\tb\tc\\nd\te\\\\f\tg\\rh\n');
});

it('tells nothing from the empty text', () => {
  expect(toCopyLine([null, '', 0, false, true])).toBe('\\N\t\t0\tf\tt\n');
});

it('quotes the values of an array', () => {
  expect(toArrayText(['S/M', 'say "L"', 'a,b', '\\'])).toBe('{"S/M","say \\"L\\"","a,b","\\\\"}');
});
