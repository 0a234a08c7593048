'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

export type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
  /** At its end: buttons. */
  actions?: ReactNode;
  size?: 'medium' | 'large';
};

/** A window above the page, which keeps the focus and gives it back; a sheet from below on a phone. */
export function Dialog({ isOpen, onClose, title, text, children, actions, size = 'medium' }: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="dialog-backdrop" />
        <Base.Popup className={clsx('dialog-sheet', size === 'large' ? 'sm:max-w-3xl' : 'sm:max-w-lg')}>
          <div className="flex items-start justify-between gap-4 px-5 pt-5">
            <div className="min-w-0">
              <Base.Title className="text-balance font-semibold text-title-3">{title}</Base.Title>
              {text && (
                <Base.Description className="wrap-anywhere mt-1 text-pretty text-ink-soft text-small">
                  {text}
                </Base.Description>
              )}
            </div>
            <Base.Close
              aria-label="Close"
              className="-mt-1 -mr-2 grid size-10 shrink-0 place-items-center rounded-xl hover:bg-layer-3"
            >
              <X className="size-5" aria-hidden="true" />
            </Base.Close>
          </div>
          {children ? (
            <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          ) : (
            <div className="h-5 shrink-0" />
          )}
          {actions && (
            <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-4 max-sm:*:grow">
              {actions}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
