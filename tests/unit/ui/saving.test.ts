import { describe, expect, it } from 'vitest';
import { getSavingPercent } from '#app/_ui/saving.ts';

describe('getSavingPercent', () => {
  it('rounds down, so that no badge promises too much', () => expect(getSavingPercent(6670, 10_000)).toBe(33));
  it('is nothing without an earlier price', () => expect(getSavingPercent(1000, null)).toBe(0));
  it('is nothing where the price went up', () => expect(getSavingPercent(1200, 1000)).toBe(0));
});
