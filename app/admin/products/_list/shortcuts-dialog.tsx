'use client';

import { Dialog } from '../../_ui/dialog.tsx';

const KEYS: readonly [string[], string][] = [
  [['j', '↓'], 'Next product'],
  [['k', '↑'], 'Previous product'],
  [['Home', 'End'], 'First, last'],
  [['Page ↑', 'Page ↓'], 'A screen'],
  [['Enter'], 'Open it'],
  [['x'], 'Select it'],
  [['Shift ↓', 'Shift ↑'], 'Select on'],
  [['Ctrl A'], 'Select all that match'],
  [['Esc'], 'Select nothing'],
  [['e'], 'Edit what is selected'],
  [['Delete'], 'Move it to the bin'],
  [['n'], 'New product'],
  [['/'], 'Search'],
  [['Ctrl K'], 'Find anything'],
  [['?'], 'This help'],
];

export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys of this list">
      <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {KEYS.map(([keys, does]) => (
          <div key={does} className="flex min-h-8 items-center justify-between gap-3 text-small">
            <dt>{does}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="whitespace-nowrap rounded-md border border-line bg-layer-2 px-1.5 py-0.5 font-sans text-micro"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
