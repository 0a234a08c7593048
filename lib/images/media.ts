import type { MediaStore } from './media-store.ts';

/** On globalThis: routes run inside Next, which has to load neither the decoders nor the objects of composed pictures. */
const KEY = Symbol.for('strata.media');
const shared = globalThis as { [KEY]?: MediaStore };

/** The server says where this process keeps its pictures. */
export function offerMedia(media: MediaStore): void {
  shared[KEY] = media;
}

/** Where this process keeps its pictures. @throws Error outside of the server, which has not offered any */
export function getMedia(): MediaStore {
  const media = shared[KEY];
  if (!media) throw new Error('this process keeps no pictures: pictures are taken in by the server alone');
  return media;
}
