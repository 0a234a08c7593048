import { MAX_UPLOAD_BYTES, MAX_UPLOAD_PIXELS, MAX_UPLOAD_RATIO, MIN_UPLOAD_SIDE } from './limits.ts';

/** Why a file cannot become a picture of the shop; `type` is for programs, `detail` for whoever has sent it. */
export type UploadRefusal = { type: RefusalType; detail: string };
export type RefusalType =
  | 'empty'
  | 'unsupported-picture'
  | 'animated-picture'
  | 'too-many-pixels'
  | 'too-small-picture'
  | 'too-narrow-picture'
  | 'broken-picture';

export const TAKEN = 'JPEG, PNG, WebP and AVIF';

const OTHER_TYPES = {
  svg: 'An SVG is a document that can run scripts and fetch other files',
  gif: 'A GIF has 256 colours and often moves',
  heic: 'HEIC is what some phones keep photographs in, and few browsers can show; save it as a JPEG',
  tiff: 'A TIFF is for printing',
  bmp: 'This is a BMP',
  pdf: 'A PDF is a document',
  unknown: 'This is no picture, whatever its name says',
} as const;

export const refuseType = (type: keyof typeof OTHER_TYPES): UploadRefusal => ({
  type: 'unsupported-picture',
  detail: `${OTHER_TYPES[type]}. The shop takes ${TAKEN}.`,
});

export const EMPTY: UploadRefusal = { type: 'empty', detail: 'There is nothing in the file.' };

export const ANIMATED: UploadRefusal = {
  type: 'animated-picture',
  detail: 'The picture moves. The shop shows still ones: send a single frame of it.',
};

export const BROKEN: UploadRefusal = {
  type: 'broken-picture',
  detail: 'The file is damaged or ends too early. Save it anew, and send that.',
};

/** By how large it is, in pixels as it is seen; undefined when it is fine. */
export function refuseSize(width: number, height: number): UploadRefusal | undefined {
  const [short, long] = width < height ? [width, height] : [height, width];
  if (width * height > MAX_UPLOAD_PIXELS) {
    const detail = `It is ${width} × ${height} pixels. At most ${MAX_UPLOAD_PIXELS / 1_000_000} megapixels can be taken.`;
    return { type: 'too-many-pixels', detail };
  }
  if (short < MIN_UPLOAD_SIDE) {
    const detail = `It is ${width} × ${height} pixels. Each side needs at least ${MIN_UPLOAD_SIDE}; 1,600 look sharp everywhere.`;
    return { type: 'too-small-picture', detail };
  }
  if (long > short * MAX_UPLOAD_RATIO) {
    const detail = `It is ${width} × ${height} pixels. A side may be at most ${MAX_UPLOAD_RATIO} times as long as the other.`;
    return { type: 'too-narrow-picture', detail };
  }
  return undefined;
}

/** A file larger than that is not looked at. */
export const TOO_LARGE = `A picture may have ${MAX_UPLOAD_BYTES / 1024 / 1024} MB.`;
