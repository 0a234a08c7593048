import { LruMap } from './lru-map.ts';
import { readObject } from './objects.ts';
import { sharp } from './sharp.ts';

/** An object cut out: raw RGBA pixels. */
export type Sprite = { pixels: Buffer; width: number; height: number };
export type Box = { left: number; top: number; width: number; height: number };

/** The originals glow; calmer colours suit the backdrops. Turning a hue at constant chroma makes it glow even more. */
const SATURATION = 0.9;
const DYED_SATURATION = 0.78;
/** Alpha below this is the object's own glow, not its shape. */
const SOLID = 40;

// The pictures of one product are asked for together, and all show the same dyed object.
const dyed = new LruMap<string, Promise<Sprite>>(24);

/**
 * Dyes an object, scales it so that its longer side measures `side` pixels and turns it.
 * @param hue degrees
 * @param turn degrees clockwise
 */
export async function cutSprite(object: string, hue: number, turn: number, side: number): Promise<Sprite> {
  const { pixels, width, height } = await dyed.getOrSet(`${object} ${hue}`, () => dyeObject(object, hue));
  const scale = side / Math.max(width, height);
  const image = sharp(pixels, { raw: { width, height, channels: 4 } }).resize(
    Math.round(width * scale),
    Math.round(height * scale),
    { kernel: 'cubic', fit: 'fill' },
  );
  if (turn !== 0) image.rotate(turn, { background: '#00000000' });
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

async function dyeObject(object: string, hue: number): Promise<Sprite> {
  const { data, info } = await sharp(await readObject(object))
    .ensureAlpha()
    .modulate({ hue, saturation: hue === 0 ? SATURATION : DYED_SATURATION })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const box = findShape({ pixels: data, width: info.width, height: info.height });
  const pixels = await sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
    .extract(box)
    .raw()
    .toBuffer();
  return { pixels, width: box.width, height: box.height };
}

/** The box around the solid pixels of a sprite, or of its rows from `firstRow` on. */
export function findShape({ pixels, width, height }: Sprite, firstRow = 0): Box {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = firstRow; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((pixels[(y * width + x) * 4 + 3] ?? 0) < SOLID) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return { left: 0, top: 0, width, height };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
