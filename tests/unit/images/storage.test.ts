import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import type { PictureSource } from '#db/schema/catalog.ts';
import { createMediaStore, type PictureFile } from '#lib/images/media-store.ts';
import { createDiskStorage } from '#lib/images/storage/disk-storage.ts';
import { createS3Storage } from '#lib/images/storage/s3-storage.ts';
import { originalKey, StorageError } from '#lib/images/storage/storage.ts';
import { openObjectStorage } from '#tests/support/object-storage.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const mug: PictureSource = { kind: 'composed', object: '2615', hue: 0, tone: 'clay', angle: 'front' };
const file: PictureFile = { hash: 'c'.repeat(32), width: 160, format: 'webp' };

describe.each([
  ['a disk', async () => createDiskStorage(makeTemporaryDirectory())],
  ['an S3-compatible bucket', async () => createS3Storage((await openObjectStorage()).config)],
])('%s', (_, open) => {
  it('gives back what it was given, and nothing for what it was not', async () => {
    const storage = await open();
    const key = originalKey('ab'.repeat(32));
    expect(await storage.read(key)).toBeUndefined();
    await storage.write(key, Buffer.from([1, 2, 3]), 'image/jpeg');
    expect(await storage.read(key)).toEqual(Buffer.from([1, 2, 3]));
  });
});

it('tells a bucket that is away from one that has nothing', async () => {
  const { config, goAway } = await openObjectStorage();
  const storage = createS3Storage(config);
  goAway();
  await expect(storage.read('one')).rejects.toThrow(StorageError);
  await expect(storage.write('one', Buffer.from('x'), 'image/jpeg')).rejects.toThrow(StorageError);
});

it('tells a bucket that refuses these credentials from one that has nothing', async () => {
  const { config } = await openObjectStorage();
  const storage = createS3Storage({ ...config, secretAccessKey: 'wrong' });
  await expect(storage.read('one')).rejects.toThrow(StorageError);
});

it('says so when the disk does not take a file', async () => {
  const inTheWay = join(makeTemporaryDirectory(), 'file');
  writeFileSync(inTheWay, '');
  const storage = createDiskStorage(join(inTheWay, 'media'));
  await expect(storage.write('one', Buffer.from('x'), 'image/jpeg')).rejects.toThrow(StorageError);
});

it('makes a size once for all machines that share a bucket', async () => {
  const { config, objects } = await openObjectStorage();
  const open = () => createMediaStore(makeTemporaryDirectory(), { remote: createS3Storage(config) });
  await open().readPicture(file, async () => mug);
  expect([...objects]).toEqual([[`cc/${file.hash}-160.webp`, { bytes: expect.any(Buffer), type: 'image/webp' }]]);
  const lookup = vi.fn(async () => mug);
  expect(await open().readPicture(file, lookup)).toMatchObject({ kind: 'found' });
  expect(lookup).not.toHaveBeenCalled();
});

it('goes on making what is composed while the bucket is away', async () => {
  const { config, goAway } = await openObjectStorage();
  const onRemoteError = vi.fn();
  const store = createMediaStore(makeTemporaryDirectory(), { remote: createS3Storage(config), onRemoteError });
  goAway();
  expect(await store.readPicture(file, async () => mug)).toMatchObject({ kind: 'found' });
  expect(onRemoteError).toHaveBeenCalledWith(expect.any(StorageError));
});

it('makes the sizes of an upload from its original, wherever that is kept', async () => {
  const { config } = await openObjectStorage();
  const remote = createS3Storage(config);
  const original = 'd'.repeat(64);
  const red = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#f00' } })
    .jpeg()
    .toBuffer();
  const store = createMediaStore(makeTemporaryDirectory(), { remote });
  const read = () => store.readPicture({ ...file, hash: 'd'.repeat(32) }, async () => ({ kind: 'uploaded', original }));
  await expect(read()).rejects.toThrow(StorageError);
  await remote.write(originalKey(original), red, 'image/jpeg');
  const found = await read();
  if (found.kind !== 'found' || !('path' in found)) throw new Error('not kept');
  const { data, info } = await sharp(found.path).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([240, 160]);
  expect([data[0], data[1]]).toEqual([expect.closeTo(255, -1), expect.closeTo(0, -1)]);
});
