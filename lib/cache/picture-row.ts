import type { Picture } from '#lib/catalog/types.ts';
import { pictureUrl } from '#lib/images/urls.ts';

/** `focalX`, `focalY`: see product_images; only pictures of products have them. */
export type PictureRow = {
  hash: string;
  width: number;
  height: number;
  placeholder: string;
  focalX?: number;
  focalY?: number;
};

export function toPicture(row: PictureRow, alt: string): Picture {
  return {
    url: pictureUrl(row.hash, 800, 'webp'),
    width: row.width,
    height: row.height,
    alt,
    placeholder: row.placeholder,
    ...focusOf(row),
  };
}

/** The middle goes without saying: most pictures have it. */
const focusOf = ({ focalX = 50, focalY = 50 }: PictureRow): Pick<Picture, 'focalX' | 'focalY'> =>
  focalX === 50 && focalY === 50 ? {} : { focalX, focalY };
