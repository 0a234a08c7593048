import { expect, it } from 'vitest';
import { planAdjustment } from '#app/admin/inventory/_parts/adjust-model.ts';

it.each([
  ['add', '5', { state: 'ready', after: 17, body: { delta: 5 } }],
  ['take', '12', { state: 'ready', after: 0, body: { delta: -12 } }],
  ['set', '0', { state: 'ready', after: 0, body: { available: 0 } }],
  ['take', '13', { state: 'refused', error: 'Only 12 are for sale.' }],
  ['add', '0', { state: 'refused', error: 'That would change nothing.' }],
  ['add', '1.5', { state: 'refused', error: 'Type a whole number.' }],
  ['set', '-1', { state: 'refused', error: 'Type a whole number.' }],
  ['set', ' ', { state: 'empty' }],
] as const)('of 12: %s %j', (mode, text, plan) => {
  expect(planAdjustment(mode, text, 12)).toEqual(plan);
});
