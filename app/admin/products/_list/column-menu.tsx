'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, Columns3 } from 'lucide-react';
import { buttonLook } from '../../_ui/button-look.ts';
import { COLUMN_FACTS, COLUMN_IDS, type ColumnId } from './column-facts.ts';

export type ColumnMenuProps = { shown: readonly ColumnId[]; onChange: (columns: ColumnId[]) => void };

/** Which columns the list has, where it has columns. */
export function ColumnMenu({ shown, onChange }: ColumnMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger aria-label="Columns" className={`${buttonLook('plain')} w-10 px-0! max-md:hidden`}>
        <Columns3 className="size-4" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-50">
          <Menu.Popup className="min-w-44 rounded-xl border border-line-strong/50 bg-panel p-1 shadow-xl outline-none">
            {COLUMN_IDS.map((id) => (
              <Menu.CheckboxItem
                key={id}
                checked={shown.includes(id)}
                onCheckedChange={(isOn) =>
                  onChange(COLUMN_IDS.filter((other) => (other === id ? isOn : shown.includes(other))))
                }
                className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-3 text-small data-highlighted:bg-layer-3"
              >
                <span className="size-4">
                  <Menu.CheckboxItemIndicator>
                    <Check className="size-4" aria-hidden="true" />
                  </Menu.CheckboxItemIndicator>
                </span>
                {COLUMN_FACTS[id].label}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
