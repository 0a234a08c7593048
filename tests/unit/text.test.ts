import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameSchema } from '#lib/accounts/name.ts';
import { reviewInput } from '#lib/reviews/input.ts';
import { isPrintable, isVisible } from '#lib/text.ts';

/** Turns what follows it around, until its end or that of the page. */
const TURN = '\u202e';

describe('text that can be printed', () => {
  it.each(['Ada Lovelace', 'أبو بكر', '👩‍👩‍👧', 'a\nb', 'נועה'])('is %j', (text) => {
    expect([isPrintable(text), isVisible(text)]).toEqual([true, true]);
  });

  it.each(['a\0', 'a\tb', 'a\r\nb', 'a\u009b', `a${TURN}b`, 'a\u2066b', 'a\ud800'])('is not %j', (text) => {
    expect(isPrintable(text)).toBe(false);
  });

  it.each(['', ' ', '\u200b', '\u00a0\u2060', '\u0301', '\u202e'])('cannot be seen: %j', (text) => {
    expect(isVisible(text)).toBe(false);
  });
});

it('a name is one line of at most 100 characters that can be seen, however it was sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
      const parsed = nameSchema.safeParse(text);
      if (!parsed.success) return;
      expect(parsed.data).toBe(parsed.data.trim());
      expect(parsed.data).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
      expect(isVisible(parsed.data)).toBe(true);
      expect(parsed.data.length).toBeLessThanOrEqual(100);
    }),
  );
});

describe('a review', () => {
  const review = { rating: 4, title: 'Good', body: 'It is.\nReally.', author: 'Ada' };

  it('may have lines in its text', () => {
    expect(reviewInput.parse(review)).toEqual(review);
  });

  it.each([
    { title: 'two\nlines' },
    { title: '\u200b' },
    { body: '\u200b\n\u2060' },
    { author: `Ada${TURN}` },
    { body: `fine ${TURN}text` },
  ])('is refused with %j', (wrong) => {
    const parsed = reviewInput.safeParse({ ...review, ...wrong });
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([Object.keys(wrong)]);
  });
});
