import { sharp } from './sharp.ts';
import type { Sprite } from './sprite.ts';

/** Room around the object for the blur, pixels; and how much smaller the shadow is drawn, since it is soft anyway. */
const MARGIN = 40;
const SHRINK = 4;

/** A shadow mask of an object that lies flat, and how far it reaches beyond the object to the left and top. */
export async function castFlatShadow({ pixels, width, height }: Sprite) {
  const small = { width: Math.ceil((width + 2 * MARGIN) / SHRINK), height: Math.ceil((height + 2 * MARGIN) / SHRINK) };
  const shape = Buffer.alloc(small.width * small.height);
  for (let y = 0; y < height; y += SHRINK) {
    for (let x = 0; x < width; x += SHRINK) {
      const at = Math.floor((y + MARGIN) / SHRINK) * small.width + Math.floor((x + MARGIN) / SHRINK);
      shape[at] = pixels[(y * width + x) * 4 + 3] ?? 0;
    }
  }
  const size = { width: small.width * SHRINK, height: small.height * SHRINK };
  const mask = await sharp(shape, { raw: { ...small, channels: 1 } })
    .blur(4.5)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  return { mask, ...size, reach: MARGIN };
}
