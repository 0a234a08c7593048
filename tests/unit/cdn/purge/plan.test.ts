import { describe, expect, it } from 'vitest';
import { type DueChange, planPurge } from '#lib/cdn/purge/plan.ts';

let lastId = 0;
const change = (tags: string[], more: Partial<DueChange> = {}): DueChange => ({
  id: ++lastId,
  mode: 'purge',
  round: 'first',
  tags,
  ...more,
});
const range = (count: number, prefix = 'category:') => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

describe('planPurge', () => {
  it('names each tag once, however many changes have it', () => {
    const { calls } = planPurge(Array.from({ length: 20 }, () => change(['product:1', 'list:all:price'])));
    expect(calls).toEqual([{ mode: 'purge', tags: ['product:1', 'list:all:price'], round: 'first' }]);
  });

  it('puts a hundred tags into a call', () => {
    const { calls } = planPurge([change(range(250))]);
    expect(calls.map(({ tags }) => tags.length)).toEqual([100, 100, 50]);
    expect(calls.flatMap(({ tags }) => tags)).toEqual(range(250));
  });

  it('does not invalidate what it purges', () => {
    const { calls } = planPurge([change(['a', 'b'], { mode: 'invalidate' }), change(['b'])]);
    expect(calls).toEqual([
      { mode: 'purge', tags: ['b'], round: 'first' },
      { mode: 'invalidate', tags: ['a'], round: 'first' },
    ]);
  });

  it('is as early with a second purge as the first invalidation that it stands in for', () => {
    const { calls } = planPurge([change(['a'], { round: 'second' }), change(['a'], { mode: 'invalidate' })]);
    expect(calls).toEqual([{ mode: 'purge', tags: ['a'], round: 'first' }]);
  });

  it('makes first calls before second ones, and fills them up with what is due again', () => {
    const again = range(150, 'slug:');
    const { calls } = planPurge([
      change(again, { round: 'second' }),
      change(['a'], { mode: 'invalidate' }),
      change(range(99)),
    ]);
    expect(calls.map(({ mode, round, tags }) => [mode, round, tags.length])).toEqual([
      ['purge', 'first', 100],
      ['invalidate', 'first', 1],
      ['purge', 'second', 100],
      ['purge', 'second', 49],
    ]);
    expect(calls[0]?.tags.slice(0, 99)).toEqual(range(99));
  });

  it('names all products by one tag when they are too many, and keeps what is not a product', () => {
    const changes = [change([...range(1_500, 'product:'), 'slug:x']), change(range(2_001, 'product:'))];
    expect(planPurge(changes).calls).toEqual([{ mode: 'purge', tags: ['products', 'slug:x'], round: 'first' }]);
    expect(planPurge([change(range(2_000, 'product:'))]).calls).toHaveLength(20);
  });

  it('takes a change for done when all calls with its tags were accepted, not before', () => {
    const [many, one, soft] = [change(range(150)), change(['category:0']), change(['x'], { mode: 'invalidate' })];
    const { calls, doneBy } = planPurge([many, one, soft]);
    expect(doneBy(calls.slice(0, 1))).toEqual([one]);
    expect(doneBy(calls.slice(0, 2))).toEqual([many, one]);
    expect(doneBy(calls)).toEqual([many, one, soft]);
    expect(doneBy([])).toEqual([]);
  });

  it('does not take a purge for done by an invalidation', () => {
    const purge = change(['a']);
    const { doneBy } = planPurge([purge]);
    expect(doneBy([{ mode: 'invalidate', tags: ['a'], round: 'first' }])).toEqual([]);
  });

  it('knows changes that it named coarsely as done', () => {
    const [first, second] = [change(range(1_500, 'product:')), change(range(2_500, 'product:'))];
    const { calls, doneBy } = planPurge([first, second]);
    expect(doneBy(calls).map(({ id }) => id)).toEqual([first.id, second.id]);
  });
});
