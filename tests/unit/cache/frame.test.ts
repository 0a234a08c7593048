import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeFrame,
  encodeId,
  type Frame,
  readCreatedAt,
  readFrameId,
  readHead,
  readId,
  readLoadMs,
  readTags,
  readValue,
  readVersion,
} from '#lib/cache/engine/shared/frame.ts';

const BASE: Frame = {
  negative: false,
  loadMs: 0,
  createdAt: 0,
  freshUntil: 0,
  version: 3,
  snapshot: 4,
  frameId: 5,
  tags: ['a'],
  value: { b: 1 },
};
const json = fc.jsonValue().filter((value) => !Object.is(JSON.parse(JSON.stringify(value)), -0));
const tag = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'));
const number = fc.double({ min: 0, max: 1e15, noNaN: true });

describe('frame', () => {
  it('reads as what was encoded, whatever the value, long ones included', () => {
    fc.assert(
      fc.property(
        json,
        fc.array(tag),
        fc.nat(),
        number,
        number,
        fc.constantFrom(0, 20_000),
        (inner, tags, loadMs, version, snapshot, padding) => {
          const value = padding === 0 ? inner : [inner, 'x'.repeat(padding)];
          const bytes = encodeFrame({ ...BASE, loadMs, version, snapshot, tags, value });
          expect(readHead(bytes)).toEqual({ negative: false, soft: false, freshUntil: 0, snapshot });
          expect([readLoadMs(bytes), readCreatedAt(bytes), readVersion(bytes), readFrameId(bytes)]).toEqual([
            loadMs,
            0,
            version,
            5,
          ]);
          expect(readTags(bytes)).toEqual(tags);
          expect(readValue(bytes)).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });

  it.each([0, '', false, null])('keeps %j as a value, apart from absence', (value) => {
    const bytes = encodeFrame({ ...BASE, value });
    expect(readHead(bytes)).toMatchObject({ negative: false });
    expect(readValue(bytes)).toBe(value);
    expect(readHead(encodeFrame({ ...BASE, negative: true, value: undefined }))).toMatchObject({ negative: true });
  });

  it('makes long values smaller, where that makes them smaller', () => {
    const repeated = encodeFrame({ ...BASE, value: 'copper kettle '.repeat(2_000) });
    expect(repeated.length).toBeLessThan(1_000);
    let seed = 7;
    const noise = Array.from({ length: 12_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return String.fromCharCode(33 + (seed % 90));
    }).join('');
    expect(readValue(encodeFrame({ ...BASE, value: noise }))).toBe(noise);
  });

  it('has no head when it is of another format or cut off, and no value when that is damaged', () => {
    const bytes = encodeFrame(BASE);
    const otherFormat = Buffer.from(bytes);
    otherFormat[0] = 9;
    expect(readHead(otherFormat)).toBeUndefined();
    for (let length = 0; length < 52; length++) expect(readHead(bytes.subarray(0, length))).toBeUndefined();
    for (let length = 54; length < bytes.length; length++) {
      expect(() => readValue(bytes.subarray(0, length))).toThrow();
    }
    const otherCodec = Buffer.from(bytes);
    otherCodec[1] = 7;
    expect(() => readValue(otherCodec)).toThrow('unknown codec 7');
  });

  it('tells its version and its id without being decoded', () => {
    const bytes = encodeFrame(BASE);
    expect(readVersion(bytes)).toBe(3);
    expect(readVersion(Buffer.from('short'))).toBe(0);
    expect(readId(bytes)).toEqual(encodeId(5));
    expect(readId(encodeFrame({ ...BASE, frameId: 6 }))).not.toEqual(encodeId(5));
  });

  it('refuses a tag that would be read as two', () => {
    expect(() => encodeFrame({ ...BASE, tags: ['a\nb'] })).toThrow(TypeError);
  });
});
