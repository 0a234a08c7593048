import type { Picture } from '#lib/catalog/types.ts';
import { pictureUrl } from '#lib/images/urls.ts';

export type PictureRow = { hash: string; width: number; height: number; placeholder: string };

export function toPicture(row: PictureRow, alt: string): Picture {
  return {
    url: pictureUrl(row.hash, 800, 'webp'),
    width: row.width,
    height: row.height,
    alt,
    placeholder: row.placeholder,
  };
}
