import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageCodec, type StoredPage } from '#lib/pages/stored-page.ts';

const body = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const page: fc.Arbitrary<StoredPage> = fc.record({
  status: fc.constantFrom(200, 404),
  headers: fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 4 }),
  tags: fc.array(fc.string(), { maxLength: 4 }),
  etag: fc.string(),
  position: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  bodies: fc.oneof(
    fc.record({ identity: body }),
    fc.record({ gzip: body, br: body }),
    fc.record({ identity: body, gzip: body, br: body }),
    fc.constant({}),
  ),
});

describe('a stored page', () => {
  it('is what it was, empty bodies included', () => {
    fc.assert(
      fc.property(page, (stored) => {
        expect(pageCodec.decode(pageCodec.encode(stored))).toEqual(stored);
      }),
    );
  });

  it('does not tell how long its parts took to read: that was another time', () => {
    const reads = { l1: { count: 1, ms: 1 }, l2: { count: 0, ms: 0 }, db: { count: 0, ms: 0 } };
    const stored = { status: 200, headers: [], tags: [], etag: '"a"', position: 1, bodies: {} };
    expect(pageCodec.decode(pageCodec.encode({ ...stored, reads }))).toEqual(stored);
  });

  it('throws for bytes of which some are missing, or that are too many', () => {
    fc.assert(
      fc.property(page, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (stored, part) => {
        const bytes = pageCodec.encode(stored);
        expect(() => pageCodec.decode(bytes.subarray(0, Math.floor(part * bytes.length)))).toThrow();
        expect(() => pageCodec.decode(Buffer.concat([bytes, Buffer.from('x')]))).toThrow();
      }),
    );
    expect(() => pageCodec.decode(Buffer.alloc(0))).toThrow();
  });
});
