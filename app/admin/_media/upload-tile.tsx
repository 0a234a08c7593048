import { RotateCw, X } from 'lucide-react';
import type { Upload } from './upload-queue.ts';

export type UploadTileProps = { upload: Upload; onRetry: () => void; onDrop: () => void };

const WORDS = { waiting: 'Waiting', sending: 'Sending', working: 'Making the picture', failed: 'Not taken' } as const;

/** A file on its way, or why it did not get there. */
export function UploadTile({ upload, onRetry, onDrop }: UploadTileProps) {
  const { name, state } = upload;
  const percent = state === 'sending' ? Math.round(upload.share * 100) : state === 'working' ? 100 : 0;
  if (state === 'failed') {
    return (
      <li className="col-span-full flex items-start gap-3 rounded-xl bg-bad-soft py-2.5 pr-2 pl-4 text-small">
        <p role="alert" className="min-w-0 flex-1 py-1">
          <span className="wrap-anywhere block font-semibold">{name}</span> {upload.detail}
        </p>
        <button type="button" onClick={onRetry} aria-label={`Send ${name} again`} className={tool}>
          <RotateCw className="size-4" aria-hidden="true" />
        </button>
        <button type="button" onClick={onDrop} aria-label={`Forget ${name}`} className={tool}>
          <X className="size-4" aria-hidden="true" />
        </button>
      </li>
    );
  }
  return (
    <li className="relative flex aspect-square flex-col justify-end rounded-xl border border-line-strong border-dashed bg-layer-2 p-2.5 text-micro">
      <button type="button" onClick={onDrop} aria-label={`Stop ${name}`} className={`${tool} absolute top-1 right-1`}>
        <X className="size-4" aria-hidden="true" />
      </button>
      <p className="truncate font-medium">{name}</p>
      <p className="text-ink-soft">{state === 'sending' ? `${percent} %` : WORDS[state]}</p>
      <progress value={percent} max={100} aria-label={`${name}: ${WORDS[state]}`} className="upload-progress mt-1.5" />
    </li>
  );
}

const tool = 'grid size-8 shrink-0 pointer-coarse:size-10 place-items-center rounded-lg hover:bg-layer-3';
