import type { Sprite } from './sprite.ts';

/** Raw RGB pixels of a square picture. */
export type Canvas = { pixels: Buffer; side: number };
export type Colour = readonly [red: number, green: number, blue: number];
/** Place of a rectangle, pixels; it may reach beyond the canvas. */
type Place = { left: number; top: number; width: number; height: number };

/** Paints an object over what is there. */
export function paintSprite(canvas: Canvas, { pixels, width, height }: Sprite, left: number, top: number): void {
  eachPixel(canvas, { left, top, width, height }, (at, x, y) => {
    const from = (y * width + x) * 4;
    const alpha = pixels[from + 3] ?? 0;
    if (alpha === 0) return;
    blend(canvas.pixels, at, alpha / 255, pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0);
  });
}

/** Paints an elliptical shadow that fades towards its edge. */
export function paintEllipse(canvas: Canvas, place: Place, [red, green, blue]: Colour, strength: number): void {
  const radiusX = place.width / 2;
  const radiusY = place.height / 2;
  eachPixel(canvas, place, (at, x, y) => {
    const away = ((x - radiusX) / radiusX) ** 2 + ((y - radiusY) / radiusY) ** 2;
    if (away < 1) blend(canvas.pixels, at, strength * (1 - away) ** 2, red, green, blue);
  });
}

/** Paints a shadow whose alpha is `mask`, one byte a pixel. */
export function paintMask(
  canvas: Canvas,
  mask: Buffer,
  place: Place,
  [red, green, blue]: Colour,
  strength: number,
): void {
  eachPixel(canvas, place, (at, x, y) => {
    const alpha = mask[y * place.width + x] ?? 0;
    if (alpha > 0) blend(canvas.pixels, at, (strength * alpha) / 255, red, green, blue);
  });
}

/** Calls `visit` with the canvas offset and the place's own coordinates of every pixel that is on the canvas. */
function eachPixel({ side }: Canvas, place: Place, visit: (at: number, x: number, y: number) => void): void {
  const { left, top, width, height } = place;
  const lastX = Math.min(width, side - left);
  const lastY = Math.min(height, side - top);
  for (let y = Math.max(0, -top); y < lastY; y += 1) {
    let at = ((top + y) * side + left + Math.max(0, -left)) * 3;
    for (let x = Math.max(0, -left); x < lastX; x += 1) {
      visit(at, x, y);
      at += 3;
    }
  }
}

function blend(pixels: Buffer, at: number, alpha: number, red: number, green: number, blue: number): void {
  const rest = 1 - alpha;
  pixels[at] = Math.round((pixels[at] ?? 0) * rest + red * alpha);
  pixels[at + 1] = Math.round((pixels[at + 1] ?? 0) * rest + green * alpha);
  pixels[at + 2] = Math.round((pixels[at + 2] ?? 0) * rest + blue * alpha);
}
