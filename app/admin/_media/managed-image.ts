/** A picture of something, as whoever edits it has it. */
export type ManagedImage = {
  hash: string;
  /** Any of its addresses. */
  url: string;
  /** Pixels, of what is kept. */
  width: number;
  height: number;
  /** CSS colour until the bytes arrive. */
  placeholder: string;
  alt: string;
  /** What stays in view where it is cut, percent from the left and the top. */
  focalX: number;
  focalY: number;
};

/** A list with the picture `hash` changed by `part`. */
export const changeImage = (
  images: readonly ManagedImage[],
  hash: string,
  part: Partial<ManagedImage>,
): ManagedImage[] => images.map((image) => (image.hash === hash ? { ...image, ...part } : image));

/** A list with the pictures that are not in it yet at its end, and no more than `max`. */
export function addImages(images: readonly ManagedImage[], added: readonly ManagedImage[], max: number) {
  const known = new Set(images.map(({ hash }) => hash));
  return [...images, ...added.filter(({ hash }) => !known.has(hash))].slice(0, max);
}
