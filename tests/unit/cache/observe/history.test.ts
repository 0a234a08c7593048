import { expect, it } from 'vitest';
import { createHistory } from '#lib/cache/engine/observe/history.ts';

const step = (at: number) => ({ at, what: 'step' });

it('tells the steps of a key, oldest first', () => {
  const history = createHistory();
  history.note('a', step(1));
  history.note('b', step(2));
  history.note('a', step(3));
  expect(history.of('a')).toEqual([step(1), step(3)]);
  expect(history.of('never')).toEqual([]);
});

it('keeps the last two dozen of each', () => {
  const history = createHistory();
  for (let at = 1; at <= 30; at++) history.note('a', step(at));
  expect(history.of('a').map(({ at }) => at)).toEqual(Array.from({ length: 24 }, (_, nth) => nth + 7));
});

it('forgets the keys that nothing happened to for longest', () => {
  const history = createHistory();
  history.note('first', step(0));
  history.note('second', step(0));
  history.note('first', step(1));
  for (let at = 0; at < 1_999; at++) history.note(`k${at}`, step(at));
  expect(history.of('second')).toEqual([]);
  expect(history.of('first')).toHaveLength(2);
});

it('gives out a list that does not change later', () => {
  const history = createHistory();
  history.note('a', step(1));
  const told = history.of('a');
  history.note('a', step(2));
  expect(told).toEqual([step(1)]);
});
