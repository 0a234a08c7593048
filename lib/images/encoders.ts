import type { AvifOptions, WebpOptions } from 'sharp';

/** Low efforts: a picture is encoded while a shopper waits for it, and kept. */
export const ENCODERS = {
  avif: { quality: 58, effort: 1, chromaSubsampling: '4:4:4' },
  webp: { quality: 80, effort: 2 },
} as const satisfies { avif: AvifOptions; webp: WebpOptions };
