import type { Codec } from '#lib/cache/engine/shared/frame.ts';
import { joinHead, splitHead } from '#lib/cache/head-and-bytes.ts';
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

/** The head, with how long each body is, then the bodies one after the other. */
export const pageCodec: Codec<StoredPage> = {
  encode({ bodies, reads: _, ...head }) {
    const sizes = ENCODINGS.map((encoding) => bodies[encoding]?.length ?? -1);
    return joinHead(
      { ...head, sizes },
      ENCODINGS.flatMap((encoding) => bodies[encoding] ?? []),
    );
  },
  decode(joined) {
    const { head: all, bytes } = splitHead<Omit<StoredPage, 'bodies'> & { sizes: number[] }>(joined);
    const { sizes, ...head } = all;
    const bodies: StoredPage['bodies'] = {};
    let at = 0;
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
