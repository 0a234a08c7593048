import { expect, it } from 'vitest';
import { groupLoads } from '#scripts/bench/workloads/group-loads.ts';

const at = (...times: number[]) => times.map((time) => ({ at: time }));

it('counts loads that begin together as one expiry, in whatever order they are told', () => {
  expect(groupLoads(at(1_010, 0, 1_000, 2_000, 1_090), 100)).toEqual([1, 3, 1]);
});

it('measures a group from its first load, so that a chain of loads does not become one expiry', () => {
  expect(groupLoads(at(0, 80, 160, 240), 100)).toEqual([2, 2]);
});

it('finds no expiry where nothing was loaded', () => {
  expect(groupLoads([], 100)).toEqual([]);
});
