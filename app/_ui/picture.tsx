import { clsx } from 'clsx';
import type { Picture as PictureData } from '#lib/catalog/types.ts';
import { pictureSrcSet } from '#lib/images/urls.ts';

export type PictureProps = {
  picture: PictureData;
  /** Widths in the layout, as the `sizes` attribute wants them. */
  sizes: string;
  /** `first` for what is seen before scrolling: fetched at once and ahead of the rest. */
  priority?: 'first' | 'eager' | 'lazy';
  /** Replaces the picture's own text; empty where a name stands next to it. */
  alt?: string;
  className?: string;
};

export function Picture({ picture, sizes, priority = 'lazy', alt = picture.alt, className }: PictureProps) {
  return (
    <picture
      className={clsx('picture block overflow-hidden', className)}
      style={{ backgroundColor: picture.placeholder }}
    >
      <source type="image/avif" srcSet={pictureSrcSet(picture.url, 'avif')} sizes={sizes} />
      <source type="image/webp" srcSet={pictureSrcSet(picture.url, 'webp')} sizes={sizes} />
      <img
        src={picture.url}
        alt={alt}
        width={picture.width}
        height={picture.height}
        loading={priority === 'lazy' ? 'lazy' : 'eager'}
        fetchPriority={priority === 'first' ? 'high' : 'auto'}
        decoding="async"
      />
    </picture>
  );
}
