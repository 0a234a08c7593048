import { expect, it } from 'vitest';
import { createRecentChanges } from '#lib/cache/engine/coherence/recent-changes.ts';
import { NO_CHANGE, type PlacedChange } from '#lib/cache/engine/shared/change-log.ts';

const change = (position: number, more: Partial<PlacedChange> = {}): PlacedChange => ({
  ...NO_CHANGE,
  position,
  previous: position - 1,
  ...more,
});

it('tells what came after a position, as one change in which nothing stands twice', () => {
  const recent = createRecentChanges();
  recent.add(change(11, { keys: ['before'], hardTags: ['before'] }));
  recent.add(change(12, { keys: ['a', 'b'], hardTags: ['h'], softTags: ['s'] }));
  recent.add(change(13, { keys: ['b', 'c'], hardTags: ['h', 'i'], softTags: ['s', 't'] }));
  expect(recent.since(11)).toEqual({
    keys: ['a', 'b', 'c'],
    hardTags: ['h', 'i'],
    softTags: ['s', 't'],
    writes: [],
  });
});

it('names the keys of writes, whose values nobody can be sure of any more', () => {
  const recent = createRecentChanges();
  recent.add(change(11, { keys: ['a'], writes: [{ key: 'w', version: 3, frame: Buffer.alloc(0) }] }));
  expect(recent.since(10)).toMatchObject({ keys: ['a', 'w'], writes: [] });
});

it('does not know what came after a position from before it listened', () => {
  const recent = createRecentChanges();
  recent.add(change(11));
  recent.add(change(12));
  expect(recent.since(10)).toBeDefined();
  expect(recent.since(9)).toBeUndefined();
});

it('does not know what came after the last it has heard of', () => {
  const recent = createRecentChanges();
  expect(recent.since(0)).toBeUndefined();
  recent.add(change(11));
  expect(recent.since(11)).toBeUndefined();
});

it('takes the chain at its word, since positions leave gaps', () => {
  const recent = createRecentChanges();
  recent.add(change(500, { previous: 100, keys: ['a'] }));
  expect(recent.since(100)).toMatchObject({ keys: ['a'] });
  expect(recent.since(300)).toMatchObject({ keys: ['a'] });
  expect(recent.since(99)).toBeUndefined();
});

it('forgets when told to', () => {
  const recent = createRecentChanges();
  recent.add(change(11));
  recent.forget();
  expect(recent.since(10)).toBeUndefined();
});

it('remembers the last thousand at least, and not for ever', () => {
  const recent = createRecentChanges();
  for (let position = 1; position <= 2_001; position++) recent.add(change(position));
  expect(recent.since(2_001 - 1_000)).toBeDefined();
  expect(recent.since(500)).toBeUndefined();
});

it('tells what changed lately, counted from the last change, and nothing where nothing did', () => {
  const recent = createRecentChanges();
  expect(recent.lately(1_000)).toBeUndefined();
  recent.add(change(100, { keys: ['long ago'] }));
  recent.add(change(2_000, { keys: ['a'] }));
  recent.add(change(3_000, { keys: ['b'] }));
  expect(recent.lately(1_000)).toMatchObject({ keys: ['a', 'b'] });
});
