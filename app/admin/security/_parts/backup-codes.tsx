'use client';

import { Copy, Download } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '../../_ui/button.tsx';
import { buttonLook } from '../../_ui/button-look.ts';

export type BackupCodesProps = { codes: readonly string[]; onDone: () => void };

/** Shown once: what signs somebody in who has no app at hand. */
export function BackupCodes({ codes, onDone }: BackupCodesProps) {
  const text = codes.join('\n');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast('The codes are copied.'),
      () => toast.error('The browser did not let them be copied: write them down.'),
    );
  return (
    <div className="space-y-4">
      <p className="text-ink-soft text-small">
        Keep these where you find them without your phone. Each signs you in once, and they are shown this once.
      </p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-xl bg-layer-2 px-5 py-4 font-mono text-small">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-between gap-2">
        <div className="flex gap-2">
          <Button onClick={copy}>
            <Copy className="size-4" aria-hidden="true" />
            Copy
          </Button>
          <a
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Backup codes for Strata\n\n${text}\n`)}`}
            download="strata-backup-codes.txt"
            className={buttonLook()}
          >
            <Download className="size-4" aria-hidden="true" />
            Save
          </a>
        </div>
        <Button kind="primary" onClick={onDone}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
