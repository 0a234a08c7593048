import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, readVersion } from '#lib/cache/engine/frame.ts';

const json = fc.jsonValue().filter((value) => !Object.is(JSON.parse(JSON.stringify(value)), -0));

describe('frame', () => {
  it('decodes to what was encoded, whatever the value', () => {
    fc.assert(
      fc.property(
        json,
        fc.array(fc.string()),
        fc.nat(),
        fc.double({ min: 0, max: 1e15, noNaN: true }),
        (value, tags, loadMs, version) => {
          const frame = { negative: false, loadMs, createdAt: 1.5, expiresAt: 2.5, version, tags, value };
          const decoded = decodeFrame(encodeFrame(frame));
          expect(decoded).toEqual({ ...frame, value: JSON.parse(JSON.stringify(value)) });
        },
      ),
    );
  });

  it.each([0, '', false, null])('keeps %j as a value, apart from absence', (value) => {
    const frame = { negative: false, loadMs: 0, createdAt: 0, expiresAt: 0, version: 0, tags: [], value };
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
    const absent = decodeFrame(encodeFrame({ ...frame, negative: true, value: undefined }));
    expect(absent).toMatchObject({ negative: true, value: undefined });
  });

  it('reads as nothing when it is of another format, cut off or damaged', () => {
    const bytes = encodeFrame({
      negative: false,
      loadMs: 0,
      createdAt: 0,
      expiresAt: 0,
      version: 3,
      tags: ['a'],
      value: { b: 1 },
    });
    const otherFormat = Buffer.from(bytes);
    otherFormat[0] = 9;
    expect(decodeFrame(otherFormat)).toBeUndefined();
    for (let length = 0; length < bytes.length; length++)
      expect(decodeFrame(bytes.subarray(0, length))).toBeUndefined();
    expect(readVersion(bytes)).toBe(3);
    expect(readVersion(Buffer.from('short'))).toBe(0);
  });
});
