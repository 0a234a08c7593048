'use client';

import { clsx } from 'clsx';
import { ImagePlus } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../_ui/button.tsx';

export type DropZoneProps = {
  onFiles: (files: File[]) => void;
  /** Takes one file alone. */
  isSingle: boolean;
  /** Why no more can be added. */
  full?: string | undefined;
  children: ReactNode;
};

const ACCEPT = 'image/jpeg,image/png,image/webp,image/avif';

/** A place where files can be dropped, with a button that lets one choose them. */
export function DropZone({ onFiles, isSingle, full, children }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  // Moving over a child leaves the parent for it: only the balance says whether the pointer has gone.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);

  const hasFiles = (event: DragEvent) => !full && event.dataTransfer.types.includes('Files');
  const leave = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };

  return (
    <section
      aria-label="Pictures"
      onDragEnter={(event) => hasFiles(event) && leave(1)}
      onDragLeave={(event) => hasFiles(event) && leave(-1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        leave(-depth.current);
        onFiles([...event.dataTransfer.files]);
      }}
      className={clsx('rounded-xl', isOver && 'outline-2 outline-accent outline-offset-6 outline-dashed')}
    >
      {children}
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="small" disabled={full !== undefined} onClick={() => input.current?.click()}>
          <ImagePlus className="size-4" aria-hidden="true" />
          {isSingle ? 'Choose a picture' : 'Add pictures'}
        </Button>
        <p className="text-ink-soft text-micro">
          {full ?? `${isSingle ? 'Or drop a file here.' : 'Or drop files here.'} JPEG, PNG, WebP or AVIF, up to 20 MB.`}
        </p>
      </div>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        multiple={!isSingle}
        aria-label={isSingle ? 'Choose a picture' : 'Add pictures'}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </section>
  );
}
