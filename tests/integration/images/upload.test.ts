import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ForbiddenError } from '#lib/accounts/actor.ts';
import { pictureSourceCache } from '#lib/cache/pictures.ts';
import { uploadPicture } from '#lib/images/admin.ts';
import { offerMedia } from '#lib/images/media.ts';
import { createMediaStore } from '#lib/images/media-store.ts';
import { createDiskStorage } from '#lib/images/storage/disk-storage.ts';
import { originalKey, StorageError } from '#lib/images/storage/storage.ts';
import { nameUpload } from '#lib/images/upload/name-upload.ts';
import { signInAs } from '#tests/support/actors.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

let shop: TestShop;
let editor: Awaited<ReturnType<typeof signInAs>>['actor'];
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  editor = (await signInAs(shop.sql, 'editor')).actor;
});
afterAll(() => shop.close());
beforeEach(() => offerMedia(createMediaStore(makeTemporaryDirectory())));

const photo = (background: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer();
const pictures = () => shop.sql`SELECT hash FROM pictures`;

it('adds a picture that can be shown at once, even where somebody has asked for it too early', async () => {
  const directory = makeTemporaryDirectory();
  const media = createMediaStore(directory);
  offerMedia(media);
  const upload = await photo('#f00');
  const { hash, original } = nameUpload(upload);
  const lookup = async () => {
    const { entry } = await pictureSourceCache().get(hash);
    return entry.found ? entry.value : undefined;
  };
  const file = { hash, width: 160, format: 'avif' } as const;
  expect(await media.readPicture(file, lookup)).toEqual({ kind: 'unknown' });

  const { result, changeId } = await uploadPicture(editor, upload, 'shoe.jpg');
  expect(result).toEqual({
    state: 'added',
    picture: {
      hash,
      url: `/media/${hash}-800.webp`,
      width: 300,
      height: 200,
      placeholder: expect.stringMatching(/^#f[0-9a-f]0\d0\d$/),
    },
  });
  expect(changeId).toMatch(/^\d+$/);
  expect(await media.readPicture(file, lookup)).toMatchObject({ kind: 'found' });
  expect(await createDiskStorage(directory).read(originalKey(original))).toBeInstanceOf(Buffer);
  expect(await shop.sql`SELECT action, subject_name, actor_email FROM audit_log WHERE subject_id = ${hash}`).toEqual([
    { action: 'picture.upload', subject_name: 'shoe.jpg', actor_email: editor.email },
  ]);
});

it('takes the same file for the same picture', async () => {
  const upload = await photo('#0f0');
  const first = await uploadPicture(editor, upload, 'one.jpg');
  const second = await uploadPicture(editor, upload, 'two.jpg');
  expect(second.result).toMatchObject({ state: 'present', picture: { hash: nameUpload(upload).hash } });
  expect([first.changeId !== undefined, second.changeId]).toEqual([true, undefined]);
});

it('adds nothing for a file that is refused', async () => {
  const before = await pictures();
  const { result } = await uploadPicture(editor, Buffer.from('<svg/>'), 'logo.png');
  expect(result).toMatchObject({ state: 'refused', refusal: { type: 'unsupported-picture' } });
  expect(await pictures()).toEqual(before);
});

it('knows of no picture whose original could not be kept', async () => {
  const media = createMediaStore(makeTemporaryDirectory());
  const write = () => Promise.reject(new StorageError('full'));
  offerMedia({ ...media, storage: { ...media.storage, write } });
  const upload = await photo('#00f');
  await expect(uploadPicture(editor, upload, 'one.jpg')).rejects.toThrow(StorageError);
  expect(await shop.sql`SELECT 1 FROM pictures WHERE hash = ${nameUpload(upload).hash}`).toHaveLength(0);
});

it('takes nothing from those who may only look', async () => {
  const { actor } = await signInAs(shop.sql, 'support');
  await expect(uploadPicture(actor, await photo('#fff'), 'one.jpg')).rejects.toThrow(ForbiddenError);
});
