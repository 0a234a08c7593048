import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import type { PictureSource } from '#db/schema/catalog.ts';
import { createMediaStore, type PictureFile, type PictureResult } from '#lib/images/media-store.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const mug: PictureSource = { kind: 'composed', object: '2615', hue: 0, tone: 'clay', angle: 'front' };
const file: PictureFile = { hash: 'c'.repeat(32), width: 160, format: 'webp' };

const filesOf = (directory: string) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const bytesOf = (result: PictureResult) => {
  if (result.kind === 'unknown') throw new Error('unknown');
  return 'bytes' in result ? result.bytes : readFileSync(result.path);
};

it('makes a picture once, however many ask for it at once', async () => {
  const directory = makeTemporaryDirectory();
  const store = createMediaStore(directory);
  const lookup = vi.fn(async () => mug);
  const results = await Promise.all(Array.from({ length: 20 }, () => store.readPicture(file, lookup)));
  expect(lookup).toHaveBeenCalledTimes(1);
  expect(new Set(results).size).toBe(1);
  expect(filesOf(directory)).toEqual([`${file.hash}-160.webp`]);
});

it('keeps what it has made for the store of the next process', async () => {
  const directory = makeTemporaryDirectory();
  const first = await createMediaStore(directory).readPicture(file, async () => mug);
  const lookup = vi.fn(async () => undefined);
  expect(await createMediaStore(directory).readPicture(file, lookup)).toEqual(first);
  expect(lookup).not.toHaveBeenCalled();
});

it('makes the file that was asked for', async () => {
  const store = createMediaStore(makeTemporaryDirectory());
  const result = await store.readPicture({ ...file, width: 400, format: 'avif' }, async () => mug);
  expect(await sharp(bytesOf(result)).metadata()).toMatchObject({ width: 400, height: 400, compression: 'av1' });
});

it('knows no picture that nobody knows, and keeps nothing of it', async () => {
  const directory = makeTemporaryDirectory();
  const store = createMediaStore(directory);
  expect(await store.readPicture(file, async () => undefined)).toEqual({ kind: 'unknown' });
  expect(filesOf(directory)).toEqual([]);
  // It may have come into being since.
  expect((await store.readPicture(file, async () => mug)).kind).toBe('found');
});

it('serves from memory when the directory cannot be written', async () => {
  const inTheWay = join(makeTemporaryDirectory(), 'file');
  writeFileSync(inTheWay, '');
  const store = createMediaStore(join(inTheWay, 'media'));
  const lookup = vi.fn(async () => mug);
  const first = await store.readPicture(file, lookup);
  const second = await store.readPicture(file, lookup);
  expect(await sharp(bytesOf(first)).metadata()).toMatchObject({ width: 160, format: 'webp' });
  expect(bytesOf(second)).toBe(bytesOf(first));
  expect(lookup).toHaveBeenCalledTimes(1);
});

it('tries again after a failure', async () => {
  const store = createMediaStore(makeTemporaryDirectory());
  await expect(store.readPicture(file, () => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
  await expect(store.readPicture(file, async () => ({ ...mug, object: 'ffff' }))).rejects.toThrow();
  expect((await store.readPicture(file, async () => mug)).kind).toBe('found');
});
