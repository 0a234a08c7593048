import { expect, it } from 'vitest';
import { createCase } from './support.ts';

it('allows nothing that is older, however young the change', () => {
  const past = createCase({ slackMs: 500 });
  past.write('price', 1_000, {});
  expect(past.see(1, { at: 1_000 }, { withTicket: true })).toBe('violation');
  expect(past.violations[0]?.oracle).toBe('read your writes');
  expect(past.see(2, { at: 1_000 }, { withTicket: true })).toBe('current');
});

it('asks for nothing of other products than the one that was written', () => {
  const past = createCase();
  past.write('price', 1_000, {});
  expect(past.see(1, { at: 1_001 }, { withTicket: true, productId: '2' })).toBe('young');
});
