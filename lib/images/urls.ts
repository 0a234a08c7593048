/** Widths of the squares a picture is made for, CSS pixels times density: thumbnail, card, gallery. */
export const PICTURE_WIDTHS = [160, 400, 800] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];
export const LARGEST_WIDTH: PictureWidth = 800;

/** Best first. */
export const PICTURE_FORMATS = ['avif', 'webp'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** A file whose name determines its bytes, so it may be cached for ever. */
export function pictureUrl(hash: string, width: PictureWidth, format: PictureFormat): string {
  return `/media/${hash}-${width}.${format}`;
}

const PICTURE_URL = /^\/media\/(?<hash>[0-9a-f]{32})-(?<width>\d+)\.(?<format>[a-z]+)$/;

/** The parts of a URL that `pictureUrl` built; undefined for any other, unmade widths and formats included. */
export function parsePictureUrl(path: string) {
  const groups = PICTURE_URL.exec(path)?.groups;
  const width = PICTURE_WIDTHS.find((candidate) => String(candidate) === groups?.width);
  const format = PICTURE_FORMATS.find((candidate) => candidate === groups?.format);
  if (!groups?.hash || !width || !format) return undefined;
  return { hash: groups.hash, width, format };
}

/**
 * `srcset` of one format for a picture, from any of its URLs.
 * @param largest that the layout has use for; the smallest alone needs no `sizes`
 */
export function pictureSrcSet(url: string, format: PictureFormat, largest: PictureWidth = 800): string {
  const parts = parsePictureUrl(url);
  if (!parts) return '';
  const widths = PICTURE_WIDTHS.filter((width) => width <= largest);
  if (widths.length === 1) return pictureUrl(parts.hash, largest, format);
  return widths.map((width) => `${pictureUrl(parts.hash, width, format)} ${width}w`).join(', ');
}
