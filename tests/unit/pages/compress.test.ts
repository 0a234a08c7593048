import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { chooseEncoding, compressBody } from '#lib/pages/compress.ts';

it.each([
  ['br, gzip', 'br'],
  ['gzip, deflate, br', 'br'],
  ['gzip;q=1, br;q=0.5', 'gzip'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['zstd', 'identity'],
  [undefined, 'identity'],
])('chooses for accept-encoding %j: %s', (header, wanted) => {
  expect(chooseEncoding(header, 'text/html; charset=utf-8', 5_000)).toBe(wanted);
});

it('leaves alone what would not get smaller', () => {
  expect(chooseEncoding('br', 'image/avif', 50_000)).toBe('identity');
  expect(chooseEncoding('br', 'text/html', 300)).toBe('identity');
});

it('gives back the body it was given', async () => {
  const body = Buffer.from('strata '.repeat(1_000));
  expect(brotliDecompressSync(await compressBody(body, 'br'))).toEqual(body);
  expect(gunzipSync(await compressBody(body, 'gzip'))).toEqual(body);
  expect(await compressBody(body, 'identity')).toBe(body);
});
