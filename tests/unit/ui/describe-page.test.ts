import { describe, expect, it } from 'vitest';
import { shortenText } from '#app/_seo/describe-page.ts';

describe('shortenText', () => {
  it('leaves a short text alone', () => expect(shortenText('A cup.', 20)).toBe('A cup.'));
  it('cuts at a word', () => expect(shortenText('A cup for the long morning', 15)).toBe('A cup for the…'));
  it('leaves no comma before the ellipsis', () => expect(shortenText('A cup, a bowl and a plate', 8)).toBe('A cup…'));
  it('cuts a word that is too long by itself', () => expect(shortenText('Donaudampfschiff', 8)).toBe('Donauda…'));
  it('makes paragraphs one line', () => expect(shortenText('A cup.\n\nBlue.', 20)).toBe('A cup. Blue.'));
});
