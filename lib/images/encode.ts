import { ENCODERS } from './encoders.ts';
import type { Raster } from './raster.ts';
import { sharp } from './sharp.ts';
import type { PictureFormat, PictureWidth } from './urls.ts';

/**
 * One file of a picture. Its shorter side measures `width` pixels, so that it is sharp in a square of that width, which is
 * where the shop shows pictures; what has fewer pixels stays as it is.
 */
export function encodePicture(raster: Raster, width: PictureWidth, format: PictureFormat): Promise<Buffer> {
  const { pixels, ...size } = raster;
  const image = sharp(pixels, { raw: { ...size, channels: 3 } });
  if (width < Math.min(size.width, size.height)) image.resize(width, width, { fit: 'outside', kernel: 'lanczos3' });
  return image[format](ENCODERS[format]).toBuffer();
}
