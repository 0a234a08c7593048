import { pictures } from '#db/schema/catalog.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { tags } from '#lib/cdn/tags.ts';
import { type Committed, commitChange } from '#lib/changes/commit-change.ts';
import { getMedia } from './media.ts';
import { originalKey } from './storage/storage.ts';
import { nameUpload } from './upload/name-upload.ts';
import type { UploadRefusal } from './upload/refusal.ts';
import { pictureUrl } from './urls.ts';

/** A picture that can be given to a product or a category by its `hash`. Sizes are pixels of what is kept. */
export type TakenPicture = { hash: string; url: string; width: number; height: number; placeholder: string };

/** `present`: the same file was uploaded before. */
export type PictureUpload =
  | { state: 'added' | 'present'; picture: TakenPicture }
  | { state: 'refused'; refusal: UploadRefusal };

/**
 * Takes in an uploaded file: its master is kept for good before the database knows of it, so that a picture that is there can
 * be shown.
 * @param name of the file, for the audit log
 * @throws ForbiddenError for less than an editor; StorageError when it cannot be kept; QueueFullError when too many wait
 */
export async function uploadPicture(actor: Actor, upload: Buffer, name: string): Promise<Committed<PictureUpload>> {
  assertMay(actor, 'editor');
  const media = getMedia();
  const inspected = await media.inspect(upload);
  if (inspected.state === 'refused') return { result: inspected, changeId: undefined, tags: [] };
  const { hash, original } = nameUpload(upload);
  const { bytes, width, height, placeholder } = inspected.master;
  await media.storage.write(originalKey(original), bytes, 'image/jpeg');
  const picture = { hash, url: pictureUrl(hash, 800, 'webp'), width, height, placeholder };
  return commitChange<PictureUpload>(async (tx) => {
    const added = await tx
      .insert(pictures)
      .values({ hash, width, height, placeholder, source: { kind: 'uploaded', original } })
      .onConflictDoNothing()
      .returning({ hash: pictures.hash });
    if (added.length === 0) return { result: { state: 'present', picture } };
    await recordAudit(tx, actor, {
      action: 'picture.upload',
      subject: { kind: 'picture', id: hash, name },
      after: { width, height },
    });
    // That there was none may be remembered from when somebody asked too early.
    return {
      result: { state: 'added', picture },
      change: { kind: 'picture', tags: [tags.picture(hash)], cdn: 'none' },
    };
  });
}
