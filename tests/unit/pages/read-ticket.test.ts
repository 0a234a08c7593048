import { beforeEach, expect, it, vi } from 'vitest';
import { positionOf } from '#lib/changes/tickets.ts';
import { positionOfTicket, readTicket } from '#lib/pages/read-ticket.ts';

vi.mock('#lib/changes/tickets.ts', () => ({ positionOf: vi.fn() }));
const positions = vi.mocked(positionOf);
beforeEach(() => positions.mockReset());

it('a client names the change that it has seen in a header or a cookie', () => {
  expect(readTicket({ 'strata-change': '12' })).toBe('12');
  expect(readTicket({ cookie: 'a=b; strata-change=13; c=d' })).toBe('13');
  expect(readTicket({ cookie: 'strata-change=14' })).toBe('14');
  expect(readTicket({ 'strata-change': '12', cookie: 'strata-change=13' })).toBe('12');
});

it('most name none', () => {
  expect(readTicket({})).toBeUndefined();
  expect(readTicket({ cookie: 'a=b; x-strata-change=1; strata-changes=2; y=strata-change' })).toBeUndefined();
});

it('without a name nobody is asked', async () => {
  expect(await positionOfTicket({ cookie: 'a=b' })).toBeUndefined();
  expect(positions).not.toHaveBeenCalled();
});

it.each([
  [77, 77],
  [undefined, undefined],
  // Beyond every position: only the database knows of it.
  ['unannounced' as const, Number.MAX_SAFE_INTEGER],
])('a change at %s has to be known up to %s', async (position, after) => {
  positions.mockResolvedValue(position);
  expect(await positionOfTicket({ 'strata-change': '12' })).toBe(after);
  expect(positions).toHaveBeenCalledWith('12');
});
