import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { small } from '../local/small.ts';

/**
 * What the shared store keeps for one key: a fixed head, the tags, the payload.
 *
 *   0  format      u8   readers drop frames of another format, so a roll-out never misreads
 *   1  codec       u8   0 = JSON, 1 = JSON compressed with Zstandard, 2 = the thing's own
 *   2  flags       u8   1 = negative: the source has nothing under this key; 2 = softly invalidated, inside the store
 *   3  reserved    u8
 *   4  loadMs      u32  what loading takes, for early refresh
 *   8  createdAt   f64  ms
 *  16  freshUntil  f64  ms; a reader's own clock decides, the store's expiry only frees memory
 *  24  version     f64  0 = the thing has none
 *  32  snapshot    f64  position of the change log that was known before the load began
 *  40  id          f64  random; tells a frame from the one that takes its place
 *  48  tagBytes    u32
 *  52  tags        separated by line feeds, then the payload
 */
export type FrameHead = { negative: boolean; soft: boolean; freshUntil: number; snapshot: number };
export type Frame = Omit<FrameHead, 'soft'> & {
  loadMs: number;
  createdAt: number;
  version: number;
  frameId: number;
  tags: readonly string[];
  /** Undefined exactly when `negative`. */
  value: unknown;
};

/** How a thing's values become bytes where JSON does not fit them. A decoded value may hold on to the bytes it is given. */
export type Codec<Value> = { encode(value: Value): Buffer; decode(bytes: Buffer): Value };

export const FORMAT = 2;
const CODEC_JSON = 0;
const CODEC_ZSTD = 1;
const CODEC_OWN = 2;
const NEGATIVE = 1;
export const SOFT = 2;
const HEAD_BYTES = 52;

/** Byte offsets, for scripts that look into frames inside the store. */
export const FLAGS_OFFSET = 2;
export const VERSION_OFFSET = 24;
export const ID_OFFSET = 40;
export const ID_BYTES = 8;

/** From here on compressing costs less than sending: measured on catalogue JSON, where half of it goes. */
const COMPRESS_FROM_BYTES = 8_192;
const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** @throws TypeError for a tag with a line feed, which would be read as two */
export function encodeFrame(frame: Frame, own?: Codec<unknown>): Buffer {
  if (frame.tags.some((tag) => tag.includes('\n'))) throw new TypeError('a tag cannot hold a line feed');
  const tags = Buffer.from(frame.tags.join('\n'));
  const { codec, payload } = encodePayload(frame, own);
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + tags.length + payload.length);
  bytes.writeUInt8(FORMAT, 0);
  bytes.writeUInt8(codec, 1);
  bytes.writeUInt8(frame.negative ? NEGATIVE : 0, FLAGS_OFFSET);
  bytes.writeUInt8(0, 3);
  bytes.writeUInt32LE(Math.min(Math.max(Math.round(frame.loadMs), 0), 0xffff_ffff), 4);
  bytes.writeDoubleLE(frame.createdAt, 8);
  bytes.writeDoubleLE(frame.freshUntil, 16);
  bytes.writeDoubleLE(frame.version, VERSION_OFFSET);
  bytes.writeDoubleLE(frame.snapshot, 32);
  bytes.writeDoubleLE(frame.frameId, ID_OFFSET);
  bytes.writeUInt32LE(tags.length, 48);
  tags.copy(bytes, HEAD_BYTES);
  payload.copy(bytes, HEAD_BYTES + tags.length);
  return bytes;
}

function encodePayload({ negative, value }: Frame, own?: Codec<unknown>): { codec: number; payload: Buffer } {
  if (negative) return { codec: CODEC_JSON, payload: Buffer.alloc(0) };
  if (own) return { codec: CODEC_OWN, payload: own.encode(value) };
  const json = Buffer.from(JSON.stringify(value));
  if (json.length < COMPRESS_FROM_BYTES) return { codec: CODEC_JSON, payload: json };
  const packed = zstdCompressSync(json, FASTEST);
  return packed.length < 0.9 * json.length
    ? { codec: CODEC_ZSTD, payload: packed }
    : { codec: CODEC_JSON, payload: json };
}

/** What decides whether a frame may be used; undefined for another format or a damaged one, which is a miss. */
export function readHead(bytes: Buffer): FrameHead | undefined {
  if (bytes.length < HEAD_BYTES || bytes[0] !== FORMAT) return undefined;
  const flags = bytes[FLAGS_OFFSET] as number;
  return {
    negative: (flags & NEGATIVE) !== 0,
    soft: (flags & SOFT) !== 0,
    freshUntil: bytes.readDoubleLE(16),
    snapshot: bytes.readDoubleLE(32),
  };
}

// What else stands in a frame that has a head, each by itself: not everything is needed every time.
export const readLoadMs = (bytes: Buffer): number => bytes.readUInt32LE(4);
export const readCreatedAt = (bytes: Buffer): number => bytes.readDoubleLE(8);
export const readFrameId = (bytes: Buffer): number => small(bytes.readDoubleLE(ID_OFFSET));

/** The tags of a frame that has a head. */
export function readTags(bytes: Buffer): readonly string[] {
  const length = bytes.readUInt32LE(48);
  return length === 0 ? [] : textOf(bytes, HEAD_BYTES, HEAD_BYTES + length).split('\n');
}

/**
 * The value of a frame that has a head and is not negative.
 * @throws when the payload is damaged or its codec unknown
 */
export function readValue(bytes: Buffer, own?: Codec<unknown>): unknown {
  const payloadAt = HEAD_BYTES + bytes.readUInt32LE(48);
  if (bytes[1] === CODEC_JSON) return JSON.parse(textOf(bytes, payloadAt, bytes.length));
  if (bytes[1] === CODEC_ZSTD) return JSON.parse(zstdDecompressSync(bytes.subarray(payloadAt)).toString('utf8'));
  if (bytes[1] === CODEC_OWN && own) return own.decode(bytes.subarray(payloadAt));
  throw new Error(`unknown codec ${bytes[1]}`);
}

/** What `toString` does after it has found out that the encoding is UTF-8, which takes longer than a short text. */
const textOf = (bytes: Buffer, start: number, end: number): string =>
  (bytes as Buffer & { utf8Slice(start: number, end: number): string }).utf8Slice(start, end);

/** Which frame this is: equal exactly for one that has not been replaced. Empty when there is none to tell. */
export function readId(bytes: Buffer): Buffer {
  return bytes.subarray(ID_OFFSET, ID_OFFSET + ID_BYTES);
}

/** The same from a head that was read before. */
export function encodeId(frameId: number): Buffer {
  const bytes = Buffer.allocUnsafe(ID_BYTES);
  bytes.writeDoubleLE(frameId);
  return bytes;
}

/** The version in an encoded frame, without decoding the rest. */
export function readVersion(bytes: Buffer): number {
  return bytes.length < HEAD_BYTES ? 0 : small(bytes.readDoubleLE(VERSION_OFFSET));
}
