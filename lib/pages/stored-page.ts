import type { Codec } from '#lib/cache/engine/shared/frame.ts';
import type { RequestScope } from '#lib/http/scope.ts';
import type { Encoding } from './compress.ts';

/** A whole public answer, as it is kept: nothing in it depends on who asked. */
export type StoredPage = {
  status: number;
  /** What goes out with it besides what a cache policy says; names in small letters. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Of everything that was read to make it. */
  tags: readonly string[];
  etag: string;
  /** Position of the change log before it was rendered: it knows of every change up to there. */
  position: number;
  /** Compressed ones where that pays, otherwise the body itself. */
  bodies: Partial<Record<Encoding, Buffer>>;
  /** Which layers answered while it was rendered; only where it has just been. */
  reads?: RequestScope['reads'];
};

const ENCODINGS = ['identity', 'gzip', 'br'] as const;
const LENGTH_BYTES = 4;

/** A length, the head as JSON, then the bodies one after the other. */
export const pageCodec: Codec<StoredPage> = {
  encode({ bodies, reads: _, ...head }) {
    const sizes = ENCODINGS.map((encoding) => bodies[encoding]?.length ?? -1);
    const json = Buffer.from(JSON.stringify({ ...head, sizes }));
    const length = Buffer.allocUnsafe(LENGTH_BYTES);
    length.writeUInt32LE(json.length);
    return Buffer.concat([length, json, ...ENCODINGS.flatMap((encoding) => bodies[encoding] ?? [])]);
  },
  decode(bytes) {
    const headEnd = LENGTH_BYTES + bytes.readUInt32LE(0);
    const { sizes, ...head } = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, headEnd)) as Omit<
      StoredPage,
      'bodies'
    > & { sizes: number[] };
    const bodies: StoredPage['bodies'] = {};
    let at = headEnd;
    for (const [nth, encoding] of ENCODINGS.entries()) {
      const size = sizes[nth] ?? -1;
      if (size < 0) continue;
      bodies[encoding] = bytes.subarray(at, at + size);
      at += size;
    }
    if (at !== bytes.length) throw new Error('a stored page has bodies of another length');
    return { ...head, bodies };
  },
};
