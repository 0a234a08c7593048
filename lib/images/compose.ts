import type { ComposedSource } from '#db/schema/catalog.ts';
import { ANGLES, type Angle, type Placement } from './angles.ts';
import { readBackdrop } from './backdrop.ts';
import { type Canvas, type Colour, paintEllipse, paintMask, paintSprite } from './canvas.ts';
import { castFlatShadow } from './flat-shadow.ts';
import { SIDE } from './picture-size.ts';
import type { Raster } from './raster.ts';
import { parseSource } from './source.ts';
import { type Box, cutSprite, findShape, type Sprite } from './sprite.ts';
import { TONES } from './tones.ts';

/**
 * Makes the 800 x 800 master of a picture from its recipe; the same recipe always gives the same pixels.
 * @throws ZodError for a recipe that names what does not exist
 */
export async function composePicture(source: ComposedSource): Promise<Raster> {
  const { object, hue, tone, angle } = parseSource(source);
  const { setting, objects }: Angle = ANGLES[angle];
  const [backdrop, ...sprites] = await Promise.all([
    readBackdrop(tone, setting),
    ...objects.map(({ turn, size }) => cutSprite(object, hue, turn, size * SIDE)),
  ]);
  const canvas = { pixels: Buffer.from(backdrop), side: SIDE };
  const shadow = darken(TONES[tone].edge);
  for (const [index, placement] of objects.entries()) {
    const sprite = sprites[index];
    if (!sprite) continue;
    const shape = findShape(sprite);
    const left = Math.round(placement.x * SIDE - shape.left - shape.width / 2);
    if (setting === 'table') {
      const top = Math.round((SIDE - shape.height) / 2 - shape.top);
      await paintFlatShadow(canvas, sprite, left, top, shadow);
      paintSprite(canvas, sprite, left, top);
    } else {
      const base = Math.round(placement.base * SIDE);
      paintGroundShadow(canvas, sprite, shape, placement, left, base, shadow);
      paintSprite(canvas, sprite, left, base - shape.top - shape.height);
    }
  }
  return { pixels: canvas.pixels, width: SIDE, height: SIDE };
}

async function paintFlatShadow(canvas: Canvas, sprite: Sprite, left: number, top: number, colour: Colour) {
  const { mask, width, height, reach } = await castFlatShadow(sprite);
  paintMask(canvas, mask, { left: left - reach + 14, top: top - reach + 24, width, height }, colour, 0.5);
}

/** A wide soft shadow and a dark one right under the foot; a floating object has one below it. */
function paintGroundShadow(
  canvas: Canvas,
  sprite: Sprite,
  shape: Box,
  { floats }: Placement,
  left: number,
  base: number,
  colour: Colour,
): void {
  const foot = findShape(sprite, Math.floor(shape.top + shape.height * 0.95));
  const middle = left + foot.left + foot.width / 2;
  const spot = (x: number, y: number, width: number, height: number, strength: number) =>
    paintEllipse(canvas, centre(x, y, width, height), colour, strength);
  if (floats) {
    spot(middle, base + 60, shape.width * 0.95, shape.width * 0.2, 0.42);
    return;
  }
  spot(middle + shape.width * 0.06, base - 2, shape.width * 1.25, shape.width * 0.24, 0.42);
  spot(middle, base - 2, foot.width * 1.22, Math.max(16, foot.width * 0.11), 0.85);
}

function centre(x: number, y: number, width: number, height: number) {
  const size = { width: Math.max(2, Math.round(width)), height: Math.max(2, Math.round(height)) };
  return { left: Math.round(x - size.width / 2), top: Math.round(y - size.height / 2), ...size };
}

function darken(colour: string): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return [Math.round(red * 0.42), Math.round(green * 0.38), Math.round(blue * 0.4)];
}
