'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type MenuItem = {
  label: string;
  onSelect: () => void;
  icon?: ReactNode;
  isDangerous?: boolean;
  isDisabled?: boolean;
};
export type MenuProps = {
  /** What opens it: text or an icon; its name for screen readers is `label`. */
  trigger: ReactNode;
  label: string;
  items: readonly MenuItem[];
  className?: string;
  /** Tab passes it by: for one of very many, of which only the current one is stopped at. */
  isSkipped?: boolean;
};

/** A button that opens a short list of things to do. */
export function Menu({ trigger, label, items, className, isSkipped = false }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger
        aria-label={label}
        tabIndex={isSkipped ? -1 : 0}
        className={clsx(
          'grid size-9 shrink-0 place-items-center rounded-xl hover:bg-layer-3 pointer-coarse:size-10',
          className,
        )}
      >
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={6} className="z-50">
          <Base.Popup className="min-w-44 rounded-xl border border-line-strong/50 bg-panel p-1 shadow-xl">
            {items.map(({ label: text, onSelect, icon, isDangerous, isDisabled }) => (
              <Base.Item
                key={text}
                onClick={onSelect}
                disabled={isDisabled ?? false}
                className={clsx(
                  'flex min-h-9 pointer-coarse:min-h-11 cursor-pointer items-center gap-2.5 rounded-lg px-3 text-small data-disabled:opacity-50 data-highlighted:bg-layer-3',
                  isDangerous && 'text-bad',
                )}
              >
                {icon}
                {text}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
