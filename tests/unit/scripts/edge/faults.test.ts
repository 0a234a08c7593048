import { expect, it } from 'vitest';
import { createFaultBox } from '#scripts/edge/faults.ts';

const FINE = { answer: { kind: 'ok' }, apply: 'now', stuck: [], faults: [] };

it('leaves calls alone while nothing is set', () => {
  expect(createFaultBox().treat()).toEqual(FINE);
});

it('wears off after so many calls', () => {
  const box = createFaultBox();
  box.set({ kind: 'lost', times: 2 });
  expect([box.treat(), box.treat(), box.treat()].map(({ apply }) => apply)).toEqual(['never', 'never', 'now']);
  expect(box.list()).toEqual([]);
});

it('lets several happen to the same call', () => {
  const box = createFaultBox();
  box.set([
    { kind: 'silent' },
    { kind: 'late', ms: 5 },
    { kind: 'stuck', location: 1 },
    { kind: 'stuck', location: 3 },
  ]);
  expect(box.treat()).toEqual({
    answer: { kind: 'silent' },
    apply: { afterMs: 5 },
    stuck: [1, 3],
    faults: ['silent', 'late', 'stuck', 'stuck'],
  });
});

it('saves the others for the next call when it refuses one', () => {
  const box = createFaultBox();
  box.set([
    { kind: 'lost', times: 1 },
    { kind: 'limited', retryAfterSeconds: 3, times: 1 },
    { kind: 'error', times: 1 },
  ]);
  expect(box.treat()).toMatchObject({ answer: { kind: 'limited', retryAfterSeconds: 3 }, apply: 'never' });
  expect(box.treat()).toMatchObject({ answer: { kind: 'error', status: 500 }, apply: 'never' });
  expect(box.treat()).toMatchObject({ answer: { kind: 'ok' }, apply: 'never', faults: ['lost'] });
  expect(box.treat()).toEqual(FINE);
});

it('forgets those that were set before', () => {
  const box = createFaultBox();
  box.set({ kind: 'error' });
  box.set({ kind: 'late', ms: 1 });
  expect(box.treat()).toMatchObject({ answer: { kind: 'ok' }, apply: { afterMs: 1 } });
  box.clear();
  expect(box.treat()).toEqual(FINE);
});
