import { expect, it } from 'vitest';
import { PICTURE_FORMATS, PICTURE_WIDTHS, parsePictureUrl, pictureSrcSet, pictureUrl } from '#lib/images/urls.ts';

const hash = '0123456789abcdef'.repeat(2);

it('reads back every URL it builds', () => {
  for (const format of PICTURE_FORMATS) {
    for (const width of PICTURE_WIDTHS) {
      expect(parsePictureUrl(pictureUrl(hash, width, format))).toEqual({ hash, width, format });
    }
  }
});

it.each([
  `/media/${hash}-401.avif`,
  `/media/${hash}-400.png`,
  `/media/${hash.toUpperCase()}-400.avif`,
  `/media/${hash}-0400.avif`,
  `/media/${hash.slice(1)}-400.avif`,
  `/media/../${hash}-400.avif`,
  `/media/${hash}-400.avif/`,
])('knows no %s', (url) => {
  expect(parsePictureUrl(url)).toBeUndefined();
});

it('lists every width of a picture for a srcset', () => {
  expect(pictureSrcSet(pictureUrl(hash, 800, 'webp'), 'avif')).toBe(
    `/media/${hash}-160.avif 160w, /media/${hash}-400.avif 400w, /media/${hash}-800.avif 800w`,
  );
});

it('gives one address where the smallest width is enough', () => {
  expect(pictureSrcSet(pictureUrl(hash, 800, 'webp'), 'avif', 160)).toBe(`/media/${hash}-160.avif`);
});
