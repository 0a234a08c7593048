import { sharp } from '../sharp.ts';
import { detectType } from './detect-type.ts';
import { isAnimated } from './is-animated.ts';
import { MAX_UPLOAD_PIXELS } from './limits.ts';
import { ANIMATED, BROKEN, EMPTY, refuseSize, refuseType, type UploadRefusal } from './refusal.ts';

/** What is kept of an upload: a JPEG that stands upright, in sRGB, on white where it was transparent, without metadata. */
export type Master = { bytes: Buffer; width: number; height: number; placeholder: string };
export type MasterResult = { state: 'made'; master: Master } | { state: 'refused'; refusal: UploadRefusal };

/** Pixels of the longer side: three times what the shop shows today, so that larger sizes can be made one day. */
const MASTER_SIDE = 2400;
const DECODER = { limitInputPixels: MAX_UPLOAD_PIXELS, failOn: 'error', sequentialRead: true } as const;
/** Full colour resolution: sizes are made from it, and what is lost here is lost in all of them. */
const MASTER = { quality: 94, chromaSubsampling: '4:4:4' } as const;
/** A decoder that takes longer has been given something that was made to keep it busy. */
const TIMEOUT_SECONDS = 20;
const REFUSED = (refusal: UploadRefusal): MasterResult => ({ state: 'refused', refusal });

/**
 * Makes the master of an uploaded file, or says why there can be none. What the file is, is read from its content. Location,
 * camera and all other metadata end here.
 */
export async function makeMaster(upload: Buffer): Promise<MasterResult> {
  if (upload.length === 0) return REFUSED(EMPTY);
  const detected = detectType(upload);
  if (detected.kind === 'other') return REFUSED(refuseType(detected.type));
  if (isAnimated(upload, detected.type)) return REFUSED(ANIMATED);
  try {
    // The header alone: nothing has been decoded when it names too many pixels.
    const { autoOrient } = await sharp(upload, { ...DECODER, limitInputPixels: false }).metadata();
    const refusal = refuseSize(autoOrient.width, autoOrient.height);
    if (refusal) return REFUSED(refusal);
    return { state: 'made', master: await decode(upload) };
  } catch {
    // Whatever the decoder has to say is about the file: it was given nothing else.
    return REFUSED(BROKEN);
  }
}

async function decode(upload: Buffer): Promise<Master> {
  const { data, info } = await sharp(upload, DECODER)
    .autoOrient()
    .resize(MASTER_SIDE, MASTER_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg(MASTER)
    .timeout({ seconds: TIMEOUT_SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height, placeholder: await averageColour(data) };
}

/** CSS colour of the whole picture. */
async function averageColour(picture: Buffer): Promise<string> {
  const pixel = await sharp(picture).resize(1, 1, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  return `#${pixel.subarray(0, 3).toString('hex')}`;
}
