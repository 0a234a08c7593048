import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { ComposedSource } from '#db/schema/catalog.ts';
import { ANGLE_NAMES } from '#lib/images/angles.ts';
import { composePicture } from '#lib/images/compose.ts';
import { encodePicture } from '#lib/images/encode.ts';
import { PICTURE_FORMATS, PICTURE_WIDTHS } from '#lib/images/urls.ts';

const teapot: ComposedSource = { kind: 'composed', object: '1fad6', hue: 40, tone: 'sky', angle: 'front' };

it('makes the same bytes of the same recipe', async () => {
  const [first, second] = [await composePicture(teapot), await composePicture({ ...teapot })];
  expect(first.pixels.equals(second.pixels)).toBe(true);
  for (const format of PICTURE_FORMATS) {
    const [one, other] = await Promise.all([encodePicture(first, 400, format), encodePicture(second, 400, format)]);
    expect(one.equals(other)).toBe(true);
  }
});

it.each(ANGLE_NAMES)('dyes the object and not the backdrop: %s', async (angle) => {
  const dyed = await composePicture({ ...teapot, angle });
  const other = await composePicture({ ...teapot, angle, hue: 200 });
  expect(dyed.pixels.equals(other.pixels)).toBe(false);
  expect(dyed.pixels.subarray(0, 30)).toEqual(other.pixels.subarray(0, 30));
});

it.each(PICTURE_FORMATS.flatMap((format) => PICTURE_WIDTHS.map((width) => [format, width] as const)))(
  'encodes %s, %i pixels wide and high',
  async (format, width) => {
    const { data, info } = await sharp(await encodePicture(await composePicture(teapot), width, format))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([width, width, 3]);
    expect(data.length).toBe(width * width * 3);
    const { format: found, compression } = await sharp(
      await encodePicture(await composePicture(teapot), width, format),
    ).metadata();
    expect(found === 'heif' ? compression : found).toBe(format === 'avif' ? 'av1' : format);
  },
);

it.each([
  ['object', { object: 'ffff' }],
  ['way out of the folder', { object: '../../../etc/passwd' }],
  ['tone', { tone: 'neon' }],
  ['angle', { angle: 'upside' }],
  ['hue', { hue: 360 }],
])('refuses a recipe with an unknown %s', async (_, part) => {
  await expect(composePicture({ ...teapot, ...part })).rejects.toThrow();
});
