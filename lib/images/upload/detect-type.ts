export type UploadType = 'jpeg' | 'png' | 'webp' | 'avif';

/** By content; a name or a header may claim anything. `other`: what is known well enough to be named to people. */
export type DetectedType =
  | { kind: 'picture'; type: UploadType }
  | { kind: 'other'; type: 'svg' | 'gif' | 'heic' | 'tiff' | 'bmp' | 'pdf' | 'unknown' };

const picture = (type: UploadType): DetectedType => ({ kind: 'picture', type });

/** What kind of file this is, by its first bytes. */
export function detectType(bytes: Buffer): DetectedType {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return picture('jpeg');
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return picture('png');
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return picture('webp');
  if (text(bytes, 4, 8) === 'ftyp') return detectHeif(bytes);
  return { kind: 'other', type: detectOther(bytes) };
}

/** ISO 23008-12: the file's brands say how its pictures are coded. */
function detectHeif(bytes: Buffer): DetectedType {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = [text(bytes, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(text(bytes, at, at + 4));
  if (brands.includes('avif') || brands.includes('avis')) return picture('avif');
  return { kind: 'other', type: brands.some((brand) => /^he[iv]/.test(brand)) ? 'heic' : 'unknown' };
}

function detectOther(bytes: Buffer): (DetectedType & { kind: 'other' })['type'] {
  if (text(bytes, 0, 4) === 'GIF8') return 'gif';
  if (['II*\0', 'MM\0*'].includes(text(bytes, 0, 4))) return 'tiff';
  if (text(bytes, 0, 2) === 'BM') return 'bmp';
  if (text(bytes, 0, 5) === '%PDF-') return 'pdf';
  const beginning = bytes.subarray(0, 1024).toString('utf8').trimStart();
  return /^(\uFEFF)?\s*<(\?xml|!--|!DOCTYPE svg|svg)/i.test(beginning) ? 'svg' : 'unknown';
}

const text = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);
const startsWith = (bytes: Buffer, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
