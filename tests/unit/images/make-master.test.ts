import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makeMaster } from '#lib/images/upload/make-master.ts';
import { nameUpload } from '#lib/images/upload/name-upload.ts';
import { refuseSize } from '#lib/images/upload/refusal.ts';

const plain = (width: number, height: number, background = '#3366cc') =>
  sharp({ create: { width, height, channels: 3, background } });

/** Red on the left half, blue on the right one. */
const halves = async (width: number, height: number) =>
  plain(width, height, '#0000ff').composite([
    {
      input: await plain(width / 2, height, '#ff0000')
        .png()
        .toBuffer(),
      left: 0,
      top: 0,
    },
  ]);

const made = async (upload: Buffer) => {
  const result = await makeMaster(upload);
  if (result.state === 'refused') throw new Error(result.refusal.detail);
  return result.master;
};
const refused = async (upload: Buffer) => {
  const result = await makeMaster(upload);
  return result.state === 'refused' ? result.refusal.type : 'made';
};

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is taken as %s', async (format) => {
    expect(await made(await plain(240, 180)[format]().toBuffer())).toMatchObject({
      width: 240,
      height: 180,
      placeholder: expect.stringMatching(/^#3[2-5]6[4-8]c[a-e]$/),
    });
  });

  it('stands upright, however the camera was held', async () => {
    const upload = await (await halves(200, 300)).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { bytes, width, height } = await made(upload);
    expect([width, height]).toEqual([300, 200]);
    // Turned to the right, what was left is above.
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(200);
    expect(data.at(-1)).toBeGreaterThan(200);
  });

  it('keeps nothing of what the camera wrote beside it', async () => {
    const gps = { IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } };
    const upload = await plain(200, 200).jpeg().withExif(gps).toBuffer();
    expect(upload.includes('Somebody')).toBe(true);
    const { bytes } = await made(upload);
    const { exif, icc, xmp, iptc } = await sharp(bytes).metadata();
    expect([exif, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.includes('Somebody')).toBe(false);
  });

  it('lies on white where it was transparent', async () => {
    const clear = sharp({ create: { width: 200, height: 200, channels: 4, background: '#00000000' } });
    expect(await made(await clear.png().toBuffer())).toMatchObject({ placeholder: '#ffffff' });
  });

  it('is made smaller where it is larger than anybody needs', async () => {
    expect(await made(await plain(4_000, 3_000).jpeg().toBuffer())).toMatchObject({ width: 2_400, height: 1_800 });
  });
});

describe('refuses', () => {
  it.each([
    ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'unsupported-picture'],
    ['a page', '<!DOCTYPE html><script>alert(1)</script>', 'unsupported-picture'],
    ['a GIF', 'GIF89a', 'unsupported-picture'],
    ['a PDF', '%PDF-1.7', 'unsupported-picture'],
    ['nothing', '', 'empty'],
  ])('%s', async (_, text, type) => {
    expect(await refused(Buffer.from(text))).toBe(type);
  });

  it('HEIC, which it names', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
    expect(await makeMaster(heic)).toMatchObject({ refusal: { detail: expect.stringContaining('HEIC') } });
  });

  it('what moves: WebP', async () => {
    const frames = await Promise.all(['#f00', '#0f0'].map((colour) => plain(200, 200, colour).png().toBuffer()));
    expect(
      await refused(
        await sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer(),
      ),
    ).toBe('animated-picture');
  });

  it('what moves: PNG', async () => {
    const png = await plain(200, 200).png().toBuffer();
    const chunk = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('acTL'), Buffer.alloc(12)]);
    // After the header, which has 8 + 25 bytes.
    expect(await refused(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]))).toBe('animated-picture');
    expect(await refused(png)).toBe('made');
  });

  it('a small file of very many pixels, before it decodes them', async () => {
    const header = Buffer.alloc(33);
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(header);
    header.write('IHDR', 12);
    header.writeUInt32BE(60_000, 16);
    header.writeUInt32BE(60_000, 20);
    header.set([8, 2, 0, 0, 0], 24);
    header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
    const empty = Buffer.concat([header, chunkOf('IDAT'), chunkOf('IEND')]);
    expect(await makeMaster(empty)).toMatchObject({
      refusal: { type: 'too-many-pixels', detail: expect.stringContaining('60000 × 60000') },
    });
  });

  it('what ends too early', async () => {
    const jpeg = await (await halves(900, 900)).jpeg({ quality: 100 }).toBuffer();
    expect(await refused(jpeg.subarray(0, jpeg.length / 2))).toBe('broken-picture');
  });

  it('what only begins like a picture', async () => {
    expect(await refused(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>')]))).toBe(
      'broken-picture',
    );
  });

  it.each([
    [159, 400, 'too-small-picture'],
    [200, 801, 'too-narrow-picture'],
    [801, 200, 'too-narrow-picture'],
    [200, 800, undefined],
    [160, 160, undefined],
  ])('by size: %i × %i is %s', (width, height, type) => {
    expect(refuseSize(width, height)?.type).toBe(type);
  });

  it('whatever else it is given, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'RIFF\0\0\0\0WEBP', '\0\0\0\x18ftypavif'),
        fc.uint8Array({ maxLength: 60 }),
        async (start, rest) => {
          expect((await makeMaster(Buffer.concat([Buffer.from(start, 'latin1'), rest]))).state).toBe('refused');
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('names a picture by the file alone', async () => {
  const [one, other] = [Buffer.from('one'), Buffer.from('other')];
  expect(nameUpload(one)).toEqual(nameUpload(Buffer.from('one')));
  expect(nameUpload(one).hash).toMatch(/^[0-9a-f]{32}$/);
  expect(nameUpload(one).hash).not.toBe(nameUpload(other).hash);
});

function chunkOf(name: string): Buffer {
  const chunk = Buffer.alloc(12);
  chunk.write(name, 4);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8)), 8);
  return chunk;
}
