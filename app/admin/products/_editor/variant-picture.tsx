import { ImageOff } from 'lucide-react';
import type { ManagedImage } from '#app/admin/_media/managed-image.ts';
import { parsePictureUrl, pictureUrl } from '#lib/images/urls.ts';

export type VariantPictureProps = {
  label: string;
  images: readonly ManagedImage[];
  /** Of the one that shows the variant; empty: none. */
  hash: string;
  onChoose: (hash: string) => void;
};

/** The picture that shows a variant: as small as a cell, and a native list for whoever presses it. */
export function VariantPicture({ label, images, hash, onChoose }: VariantPictureProps) {
  const image = images.find((candidate) => candidate.hash === hash);
  const parts = image && parsePictureUrl(image.url);
  return (
    <span className="relative grid size-10 place-items-center overflow-hidden rounded-xl border border-line-strong focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2 hover:border-ink">
      {image ? (
        // biome-ignore lint/performance/noImgElement: the shop makes its own pictures
        <img
          src={parts ? pictureUrl(parts.hash, 160, 'webp') : image.url}
          alt=""
          width={40}
          height={40}
          className="size-full object-cover"
          style={{ background: image.placeholder }}
        />
      ) : (
        <ImageOff className="size-4 text-ink-soft" aria-hidden="true" />
      )}
      <select
        aria-label={label}
        value={image ? hash : ''}
        onChange={({ target }) => onChoose(target.value)}
        className="absolute inset-0 cursor-pointer opacity-0"
      >
        <option value="">None of its own</option>
        {images.map(({ hash: other, alt }, place) => (
          <option key={other} value={other}>
            {place + 1}. {alt || 'without a text'}
          </option>
        ))}
      </select>
    </span>
  );
}
