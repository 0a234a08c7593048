import type { UploadType } from './detect-type.ts';

/** Whether the file says that it moves. A still of it could be shown, but that is not what somebody has sent. */
export function isAnimated(bytes: Buffer, type: UploadType): boolean {
  if (type === 'webp') return bytes.toString('latin1', 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0b10) !== 0;
  if (type === 'png') return hasAnimationChunk(bytes);
  return type === 'avif' && bytes.toString('latin1', 8, 12) === 'avis';
}

/** APNG: a chunk `acTL` before the first pixels (`IDAT`). A chunk has its length, its name, its data, and four bytes more. */
function hasAnimationChunk(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
  }
  return false;
}
