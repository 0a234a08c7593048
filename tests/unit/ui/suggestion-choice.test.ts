import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChoiceState, CLOSED, pressKey } from '#app/_ui/suggestions/choice.ts';

const open = (at: number): ChoiceState => ({ open: true, at });
const state = (effect: ReturnType<typeof pressKey>) => (effect.kind === 'state' ? effect.state : effect.kind);

describe('keys of the search field', () => {
  it('choose the first or the last of a list that is not shown yet', () => {
    expect(state(pressKey(CLOSED, 'ArrowDown', 3))).toEqual(open(0));
    expect(state(pressKey(CLOSED, 'ArrowUp', 3))).toEqual(open(2));
  });

  it('go round by way of the field itself', () => {
    expect(state(pressKey(open(2), 'ArrowDown', 3))).toEqual(open(-1));
    expect(state(pressKey(open(-1), 'ArrowDown', 3))).toEqual(open(0));
    expect(state(pressKey(open(0), 'ArrowUp', 3))).toEqual(open(-1));
    expect(state(pressKey(open(-1), 'ArrowUp', 3))).toEqual(open(2));
  });

  it('follow what is chosen, and else search for what was typed', () => {
    expect(pressKey(open(1), 'Enter', 3)).toEqual({ kind: 'go', at: 1 });
    expect(pressKey(open(-1), 'Enter', 3)).toEqual({ kind: 'leave' });
  });

  it('close the list before the field is cleared', () => {
    expect(state(pressKey(open(1), 'Escape', 3))).toEqual(CLOSED);
    expect(pressKey(CLOSED, 'Escape', 3)).toEqual({ kind: 'leave' });
  });

  it('never choose what is not there, whatever is pressed', () => {
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'Escape', 'Enter', 'a', 'Tab');
    fc.assert(
      fc.property(fc.array(key), fc.nat(5), (keys, count) => {
        let now = CLOSED;
        for (const pressed of keys) {
          const effect = pressKey(now, pressed, count);
          if (effect.kind === 'state') now = effect.state;
          if (effect.kind === 'go') expect(effect.at).toBeLessThan(count);
          expect(now.at).toBeGreaterThanOrEqual(-1);
          expect(now.at).toBeLessThan(Math.max(count, 1));
        }
      }),
    );
  });
});
