import { expect, it } from 'vitest';
import { normaliseWords, splitWords } from '#lib/search/words.ts';

it.each([
  ['  Moka   POT ', 'moka pot'],
  ['moka\tpot\n', 'moka pot'],
  ['moka\0pot', 'moka pot'],
  ['ﬁne　ＴＥＡ', 'fine tea'],
  ['mu\u0308g', 'm\u00fcg'],
  ['head\u00adphones', 'headphones'],
  ['\ufeffmug\u200b \u200emoka\u200f', 'mug moka'],
])('%j is searched for as %j', (typed, words) => {
  expect(normaliseWords(typed)).toBe(words);
});

it('words are what has letters or figures, twelve of them', () => {
  expect(splitWords('rock & roll, 3/4 & über')).toEqual(['rock', 'roll', '3', '4', 'über']);
  expect(splitWords('a '.repeat(40))).toHaveLength(12);
  expect(splitWords('& | ! :*')).toEqual([]);
});
