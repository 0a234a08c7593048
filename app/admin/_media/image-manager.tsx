'use client';

import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { DropZone } from './drop-zone.tsx';
import { ImageDetails } from './image-details.tsx';
import { ImageGrid } from './image-grid.tsx';
import { addImages, changeImage, type ManagedImage } from './managed-image.ts';
import { UploadTile } from './upload-tile.tsx';
import { useUploads } from './use-uploads.ts';

export type ImageManagerProps = {
  images: readonly ManagedImage[];
  /** Every change, uploads that have ended included. Nothing but the files is saved: that is the form's to do. */
  onChange: (images: ManagedImage[]) => void;
  max?: number;
  /** For what shows a picture without a text and whole: there is neither a text nor a focal point to be set. */
  isBare?: boolean;
  /** What is wrong with a picture, by its place in `images`. */
  errors?: Readonly<Record<number, string>>;
};

/** Uploads pictures and puts them in order, with their texts and what stays in view where they are cut. */
export function ImageManager({ images, onChange, max = 40, isBare = false, errors = {} }: ImageManagerProps) {
  const [selected, setSelected] = useState<string>();
  // An upload may end while another change has not come back as `images` yet.
  const latest = useRef(images);
  latest.current = images;
  const change = (next: ManagedImage[]) => {
    latest.current = next;
    onChange(next);
  };
  const { uploads, queue } = useUploads((pictures) => {
    const added = pictures.map((picture) => ({ ...picture, alt: '', focalX: 50, focalY: 50 }));
    change(max === 1 ? added.slice(-1) : addImages(latest.current, added, max));
  });
  const shown = images.find(({ hash }) => hash === selected);
  const room = max === 1 ? 1 : max - images.length - uploads.length;

  return (
    <DropZone
      isSingle={max === 1}
      full={room > 0 ? undefined : `There can be ${max} pictures.`}
      onFiles={(files) => {
        if (files.length > room) toast.error(`Only ${room} of these ${files.length} files fit.`);
        queue.add(files.slice(0, room));
      }}
    >
      <ImageGrid
        images={images}
        selected={selected}
        isBare={isBare}
        errors={errors}
        onChange={change}
        onSelect={(hash) => setSelected(hash === selected ? undefined : hash)}
      >
        {uploads.map((upload) => (
          <UploadTile
            key={upload.id}
            upload={upload}
            onRetry={() => queue.retry(upload.id)}
            onDrop={() => queue.drop(upload.id)}
          />
        ))}
      </ImageGrid>
      {shown && !isBare && (
        <ImageDetails
          key={shown.hash}
          image={shown}
          error={errors[images.indexOf(shown)]}
          onChange={(part) => change(changeImage(images, shown.hash, part))}
        />
      )}
    </DropZone>
  );
}
