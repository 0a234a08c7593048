'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Menu, X } from 'lucide-react';
import { useState } from 'react';
import type { NavGroup } from './nav-items.ts';
import { SideNav } from './side-nav.tsx';

/** The menu of a narrow screen. */
export function NavDrawer({ groups }: { groups: readonly NavGroup[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-label="Open the menu"
        className="-ml-2 grid size-11 shrink-0 place-items-center rounded-xl hover:bg-layer-3 lg:hidden"
      >
        <Menu className="size-5.5" aria-hidden="true" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 w-[min(20rem,88vw)] overflow-y-auto bg-layer-1 px-3 py-4 shadow-2xl">
          <div className="mb-4 flex items-center justify-between pl-3">
            <Dialog.Title className="font-semibold">Menu</Dialog.Title>
            <Dialog.Close aria-label="Close the menu" className="grid size-11 place-items-center rounded-xl">
              <X className="size-5" aria-hidden="true" />
            </Dialog.Close>
          </div>
          <SideNav groups={groups} onNavigate={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
