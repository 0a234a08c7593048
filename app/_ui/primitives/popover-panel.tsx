'use client';

import type { FocusEvent, MouseEvent, ReactNode } from 'react';

export type PopoverPanelProps = { id: string; label: string; className?: string; children: ReactNode };

/**
 * Navigation in a popover: opened by any button with `popoverTarget`, before scripts arrive too. Scripts close it
 * when a link was followed without a new document, and when focus moves on to what it covers.
 */
export function PopoverPanel({ id, label, className, children }: PopoverPanelProps) {
  function closeAfterLink(event: MouseEvent<HTMLElement>) {
    if (event.target instanceof Element && event.target.closest('a')) event.currentTarget.hidePopover();
  }
  function closeWhenLeft(event: FocusEvent<HTMLElement>) {
    const next = event.relatedTarget;
    if (!(next instanceof HTMLElement) || event.currentTarget.contains(next)) return;
    // The button that opened it closes it by itself; closing here as well would open it again.
    if (next instanceof HTMLButtonElement && next.popoverTargetElement === event.currentTarget) return;
    event.currentTarget.hidePopover();
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: these are the clicks of its links, which keys make too
    <nav
      id={id}
      popover="auto"
      aria-label={label}
      className={className}
      onClick={closeAfterLink}
      onBlur={closeWhenLeft}
    >
      {children}
    </nav>
  );
}
