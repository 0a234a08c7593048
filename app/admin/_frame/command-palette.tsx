'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { Found } from '#lib/admin/find.ts';
import { askAdmin } from '../_ui/ask-admin.ts';
import { mayLeave } from '../_ui/leave-guard.ts';
import { useSettled } from '../_ui/use-settled.ts';
import { NavIcon } from './nav-icon.tsx';
import type { NavGroup } from './nav-items.ts';
import { PaletteResults } from './palette-results.tsx';

/** A pause in typing, milliseconds. */
const PAUSE = 130;
/** Fewer letters fit too much. */
const FEWEST = 2;

/** Everywhere and everything by name: opened by Ctrl or Cmd and K. */
export function CommandPalette({ groups }: { groups: readonly NavGroup[] }) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const router = useRouter();
  const words = typed.trim();
  const asked = useSettled(words, PAUSE);
  const { data, error, isFetching } = useQuery({
    queryKey: ['find', asked],
    queryFn: ({ signal }) => askAdmin<Found>(`/api/admin/find?q=${encodeURIComponent(asked)}`, { signal }),
    enabled: isOpen && asked.length >= FEWEST,
    placeholderData: keepPreviousData,
  });
  const found = words.length >= FEWEST ? data : undefined;
  const isLooking = isFetching || (words.length >= FEWEST && asked !== words);

  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    window.addEventListener('keydown', toggle);
    return () => window.removeEventListener('keydown', toggle);
  }, []);

  const show = (open: boolean) => {
    setOpen(open);
    if (open) setTyped('');
  };
  const go = (href: string) => {
    show(false);
    if (mayLeave()) router.push(href);
  };

  return (
    <>
      <button
        type="button"
        onClick={() => show(true)}
        className="flex h-10 w-full min-w-0 max-w-xs items-center gap-2.5 rounded-xl border border-line-strong bg-panel px-3 text-ink-soft text-small hover:border-ink"
      >
        <Search className="size-4 shrink-0" aria-hidden="true" />
        <span className="min-w-0 truncate">Find anything</span>
        <kbd className="ml-auto hidden rounded-md bg-layer-3 px-1.5 py-0.5 font-sans text-micro sm:block">Ctrl K</kbd>
      </button>
      {/* What the shop finds fits in ways that letters do not tell, so nothing is filtered here but the pages. */}
      <Command.Dialog
        open={isOpen}
        onOpenChange={show}
        label="Find anything"
        shouldFilter={false}
        loop
        className="palette"
      >
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="A page, a product, a SKU, an order"
          className="palette-input"
        />
        <Command.List className="palette-list">
          <Command.Empty className="px-4 py-8 text-center text-ink-soft text-small">
            {error ? error.message : isLooking ? 'Looking …' : 'Nothing of that name.'}
          </Command.Empty>
          <Pages groups={groups} words={words} onGo={go} />
          {found && <PaletteResults found={found} onGo={go} />}
        </Command.List>
      </Command.Dialog>
    </>
  );
}

type PagesProps = { groups: readonly NavGroup[]; words: string; onGo: (href: string) => void };

function Pages({ groups, words, onGo }: PagesProps) {
  const fits = (label: string) => label.toLowerCase().includes(words.toLowerCase());
  return groups
    .map(({ title, items }) => ({ title, items: items.filter(({ label }) => fits(label)) }))
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => (
      <Command.Group key={title} heading={title}>
        {items.map(({ href, label, icon }) => (
          <Command.Item key={href} value={href} onSelect={() => onGo(href)} className="palette-item">
            <span className="grid size-8 shrink-0 place-items-center">
              <NavIcon name={icon} />
            </span>
            {label}
          </Command.Item>
        ))}
      </Command.Group>
    ));
}
