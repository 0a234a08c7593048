import type { Canvas } from './canvas.ts';
import { ENCODERS } from './encoders.ts';
import { sharp } from './sharp.ts';
import type { PictureFormat, PictureWidth } from './urls.ts';

/** One file of a picture, `width` pixels wide and high. */
export function encodePicture({ pixels, side }: Canvas, width: PictureWidth, format: PictureFormat): Promise<Buffer> {
  const image = sharp(pixels, { raw: { width: side, height: side, channels: 3 } });
  if (width !== side) image.resize(width, width, { kernel: 'lanczos3' });
  return image[format](ENCODERS[format]).toBuffer();
}
