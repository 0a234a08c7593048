import { createHash } from 'node:crypto';
import { ENCODERS } from '../encoders.ts';

/** Grows with every change to how an upload becomes pixels: other pixels must get another name. */
const UPLOAD_VERSION = 1;

export type UploadName = {
  /** The picture's, as in its address. */
  hash: string;
  /** SHA-256 of the file, hex. */
  original: string;
};

/** Names a picture by the file it comes from: the same file is the same picture, whoever sends it and how often. */
export function nameUpload(upload: Buffer): UploadName {
  const original = createHash('sha256').update(upload).digest('hex');
  const ingredients = [UPLOAD_VERSION, ENCODERS, { kind: 'uploaded', original }];
  return { hash: createHash('sha256').update(JSON.stringify(ingredients)).digest('hex').slice(0, 32), original };
}
