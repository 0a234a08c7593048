'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { mayLeave } from '../_ui/leave-guard.ts';
import { NavIcon } from './nav-icon.tsx';
import type { NavGroup } from './nav-items.ts';

/** Everywhere and everything by name: opened by Ctrl or Cmd and K. */
export function CommandPalette({ groups }: { groups: readonly NavGroup[] }) {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();

  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    window.addEventListener('keydown', toggle);
    return () => window.removeEventListener('keydown', toggle);
  }, []);

  const go = (href: string) => {
    setOpen(false);
    if (mayLeave()) router.push(href);
  };

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex h-10 w-full max-w-xs items-center gap-2.5 rounded-xl border border-line-strong bg-panel px-3 text-ink-soft text-small hover:border-ink"
      >
        <Search className="size-4" aria-hidden="true" />
        Find anything
        <kbd className="ml-auto hidden rounded-md bg-layer-3 px-1.5 py-0.5 font-sans text-micro sm:block">Ctrl K</kbd>
      </button>
      <Command.Dialog open={isOpen} onOpenChange={setOpen} label="Find anything" className="palette">
        <Command.Input placeholder="A page, a product, an order" className="palette-input" />
        <Command.List className="palette-list">
          <Command.Empty className="px-4 py-8 text-center text-ink-soft text-small">
            Nothing of that name.
          </Command.Empty>
          {groups.map(({ title, items }) => (
            <Command.Group key={title} heading={title}>
              {items.map(({ href, label, icon }) => (
                <Command.Item key={href} value={`${label} ${href}`} onSelect={() => go(href)} className="palette-item">
                  <NavIcon name={icon} />
                  {label}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command.Dialog>
    </>
  );
}
