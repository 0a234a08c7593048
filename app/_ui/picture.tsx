import { clsx } from 'clsx';
import type { Picture as PictureData } from '#lib/catalog/types.ts';
import { pictureSrcSet } from '#lib/images/urls.ts';

export type PictureProps = {
  picture: PictureData;
  /** Widths in the layout, as the `sizes` attribute wants them; `thumbnail` for 5rem and less. */
  sizes: string;
  /** `first` for what is seen before scrolling: fetched at once and ahead of the rest. */
  priority?: 'first' | 'eager' | 'lazy';
  /** Replaces the picture's own text; empty where a name stands next to it. */
  alt?: string;
  className?: string;
};

export function Picture({ picture, sizes, priority = 'lazy', alt = picture.alt, className }: PictureProps) {
  const isThumbnail = sizes === 'thumbnail';
  return (
    <picture
      className={clsx('picture block overflow-hidden', className)}
      style={{ backgroundColor: picture.placeholder }}
    >
      {isThumbnail ? (
        <source type="image/avif" srcSet={pictureSrcSet(picture.url, 'avif', 160)} />
      ) : (
        <>
          <source type="image/avif" srcSet={pictureSrcSet(picture.url, 'avif')} sizes={sizes} />
          <source type="image/webp" srcSet={pictureSrcSet(picture.url, 'webp')} sizes={sizes} />
        </>
      )}
      <img
        src={isThumbnail ? pictureSrcSet(picture.url, 'webp', 160) : picture.url}
        alt={alt}
        width={picture.width}
        height={picture.height}
        loading={priority === 'lazy' ? 'lazy' : 'eager'}
        {...(priority === 'first' && { fetchPriority: 'high' as const })}
        decoding="async"
      />
    </picture>
  );
}
