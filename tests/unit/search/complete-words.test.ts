import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeWords } from '#lib/search/complete-words.ts';
import { groupWords } from '#lib/search/expand-words.ts';

const names = ['Alpine Ski Goggles', 'Racing Ski Goggles', 'Copper Skillet', 'Ski Poles'];

describe('completions', () => {
  it('are the word that was begun, and the same with the next, those of most names first', () => {
    expect(completeWords('sk', names, 9)).toEqual(['ski', 'ski goggles', 'skillet', 'ski poles']);
  });

  it('keep the words before the last, and leave out what was typed', () => {
    expect(completeWords('copper sk', ['Copper Skillet'], 9)).toEqual(['copper skillet']);
    expect(completeWords('ski', names, 1)).toEqual(['ski goggles']);
    expect(completeWords('', names, 9)).toEqual([]);
  });

  it('begin with what was typed, whatever that is, each once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), fc.array(fc.string({ maxLength: 12 })), (typed, found) => {
        const completed = completeWords(typed.toLowerCase(), found, 5);
        expect(new Set(completed).size).toBe(completed.length);
        expect(completed.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('terms among words', () => {
  it('take their words together, the longer before the shorter', () => {
    const found = [
      { at: 1, size: 2, synonyms: ['skillet'] },
      { at: 2, size: 1, synonyms: ['tin'] },
    ];
    expect(groupWords(['copper', 'frying', 'pan'], found)).toEqual([
      { text: 'copper', synonyms: [] },
      { text: 'frying pan', synonyms: ['skillet'] },
    ]);
  });
});
