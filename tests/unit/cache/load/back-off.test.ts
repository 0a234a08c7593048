import { expect, it } from 'vitest';
import { createBackOff } from '#lib/cache/engine/load/back-off.ts';

function setUp() {
  let now = 1_000;
  const backOff = createBackOff({ now: () => now });
  return {
    backOff,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('keeps callers of a key off for a quarter of a second after a failure, and of no other', () => {
  const { backOff, pass } = setUp();
  const error = new Error('away');
  expect(backOff.failed('a', error)).toBe(250);
  expect(backOff.blocking('a')).toEqual({ error, leftMs: 250 });
  expect(backOff.blocking('b')).toBeUndefined();
  pass(249);
  expect(backOff.blocking('a')).toEqual({ error, leftMs: 1 });
  pass(1);
  expect(backOff.blocking('a')).toBeUndefined();
});

it('doubles the pause with each failure in a row, up to five seconds', () => {
  const { backOff, pass } = setUp();
  const pauses = Array.from({ length: 8 }, () => {
    const pause = backOff.failed('a', 'error');
    pass(pause);
    return pause;
  });
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
});

it('tells of the last failure', () => {
  const { backOff } = setUp();
  backOff.failed('a', 'first');
  backOff.failed('a', 'second');
  expect(backOff.blocking('a')).toEqual({ error: 'second', leftMs: 500 });
});

it('begins with a short pause again after a success', () => {
  const { backOff } = setUp();
  backOff.failed('a', 'error');
  backOff.failed('a', 'error');
  backOff.clear('a');
  expect(backOff.blocking('a')).toBeUndefined();
  expect(backOff.failed('a', 'error')).toBe(250);
});

it('does not mind success without failure', () => {
  const { backOff } = setUp();
  backOff.clear('a');
  expect(backOff.blocking('a')).toBeUndefined();
});

it('forgets the oldest failures when there are very many', () => {
  const { backOff } = setUp();
  for (let at = 0; at <= 10_000; at++) backOff.failed(`k${at}`, 'error');
  expect(backOff.blocking('k0')).toBeUndefined();
  expect(backOff.blocking('k1')).toBeDefined();
});
