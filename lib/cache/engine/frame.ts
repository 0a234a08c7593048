/**
 * What the shared store keeps for one key: a fixed header, the tags, the payload.
 *
 *   0  format     u8   readers drop frames of another format, so a roll-out never misreads
 *   1  codec      u8   0 = JSON
 *   2  flags      u8   1 = negative: the source has nothing under this key
 *   3  reserved   u8
 *   4  loadMs     u32  what loading took, for early refresh
 *   8  createdAt  f64  ms
 *  16  expiresAt  f64  ms; a reader's own clock decides, the store's expiry only frees memory
 *  24  version    f64  0 = the thing has none
 *  32  tagBytes   u32
 *  36  tags       JSON array of strings, then the payload
 */
export type Frame = {
  negative: boolean;
  loadMs: number;
  createdAt: number;
  expiresAt: number;
  version: number;
  tags: readonly string[];
  /** Undefined exactly when `negative`. */
  value: unknown;
};

export const FORMAT = 1;
const CODEC_JSON = 0;
const NEGATIVE = 1;
const HEADER_BYTES = 36;

/** Byte offsets, for scripts that look into frames inside the store. */
export const EXPIRES_AT_OFFSET = 16;
export const VERSION_OFFSET = 24;

export function encodeFrame(frame: Frame): Buffer {
  const tags = Buffer.from(JSON.stringify(frame.tags));
  const payload = frame.negative ? Buffer.alloc(0) : Buffer.from(JSON.stringify(frame.value));
  const bytes = Buffer.alloc(HEADER_BYTES + tags.length + payload.length);
  bytes.writeUInt8(FORMAT, 0);
  bytes.writeUInt8(CODEC_JSON, 1);
  bytes.writeUInt8(frame.negative ? NEGATIVE : 0, 2);
  bytes.writeUInt32LE(Math.min(Math.max(Math.round(frame.loadMs), 0), 0xffff_ffff), 4);
  bytes.writeDoubleLE(frame.createdAt, 8);
  bytes.writeDoubleLE(frame.expiresAt, EXPIRES_AT_OFFSET);
  bytes.writeDoubleLE(frame.version, VERSION_OFFSET);
  bytes.writeUInt32LE(tags.length, 32);
  tags.copy(bytes, HEADER_BYTES);
  payload.copy(bytes, HEADER_BYTES + tags.length);
  return bytes;
}

/** The frame in `bytes`; undefined for another format or a damaged one, which a reader treats as a miss. */
export function decodeFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < HEADER_BYTES || bytes[0] !== FORMAT || bytes[1] !== CODEC_JSON) return undefined;
  const payloadAt = HEADER_BYTES + bytes.readUInt32LE(32);
  if (payloadAt > bytes.length) return undefined;
  try {
    const negative = bytes[2] === NEGATIVE;
    return {
      negative,
      loadMs: bytes.readUInt32LE(4),
      createdAt: bytes.readDoubleLE(8),
      expiresAt: bytes.readDoubleLE(EXPIRES_AT_OFFSET),
      version: bytes.readDoubleLE(VERSION_OFFSET),
      tags: JSON.parse(bytes.toString('utf8', HEADER_BYTES, payloadAt)),
      value: negative ? undefined : JSON.parse(bytes.toString('utf8', payloadAt)),
    };
  } catch {
    return undefined;
  }
}

/** The version in an encoded frame, without decoding the rest. */
export function readVersion(bytes: Buffer): number {
  return bytes.length < HEADER_BYTES ? 0 : bytes.readDoubleLE(VERSION_OFFSET);
}

/** Whether a reader at `now` may use the frame, without decoding the rest. */
export function isFresh(bytes: Buffer, now: number): boolean {
  return bytes.length >= HEADER_BYTES && bytes[0] === FORMAT && bytes.readDoubleLE(EXPIRES_AT_OFFSET) > now;
}
