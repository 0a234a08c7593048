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
  // Every browser that takes scripts of today takes WebP, so only AVIF needs a choice.
  const [largest, known] = sizes === 'thumbnail' ? [160 as const, undefined] : [800 as const, sizes];
  const { focalX, focalY } = picture;
  const webp = pictureSrcSet(picture.url, 'webp', largest);
  return (
    <picture
      className={clsx('picture block overflow-hidden', className)}
      style={{ backgroundColor: picture.placeholder }}
    >
      <source type="image/avif" srcSet={pictureSrcSet(picture.url, 'avif', largest)} sizes={known} />
      <img
        {...(known === undefined ? { src: webp } : { srcSet: webp, sizes: known, src: picture.url })}
        alt={alt}
        width={picture.width}
        height={picture.height}
        loading={priority === 'lazy' ? 'lazy' : 'eager'}
        {...(priority === 'first' && { fetchPriority: 'high' as const })}
        decoding="async"
        {...(focalX !== undefined && { style: { objectPosition: `${focalX}% ${focalY}%` } })}
      />
    </picture>
  );
}
