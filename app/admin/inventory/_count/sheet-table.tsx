'use client';

import { X } from 'lucide-react';
import { controlLook } from '#app/admin/_ui/field.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import { readUnits, type SheetLine } from './count-model.ts';

export type SheetTableProps = { lines: readonly SheetLine[]; onChange: (lines: SheetLine[]) => void };

/** What was counted so far; every number can be put right. */
export function SheetTable({ lines, onChange }: SheetTableProps) {
  return (
    <Table label="What was counted">
      <thead>
        <tr>
          <HeadCell>SKU</HeadCell>
          <HeadCell className="w-28 sm:w-36">Counted</HeadCell>
          <HeadCell className="w-14 sm:w-16">
            <span className="sr-only">Remove</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const isWrong = readUnits(line.counted) === undefined;
          return (
            <tr key={line.sku}>
              <Cell className="wrap-anywhere font-medium tabular-nums">{line.sku}</Cell>
              <Cell>
                <input
                  aria-label={`Counted of ${line.sku}`}
                  aria-invalid={isWrong || undefined}
                  inputMode="numeric"
                  autoComplete="off"
                  value={line.counted}
                  onChange={(event) =>
                    onChange(lines.map((one) => (one === line ? { ...line, counted: event.target.value } : one)))
                  }
                  className={`${controlLook(isWrong)} h-9 text-right tabular-nums`}
                />
              </Cell>
              <Cell>
                <button
                  type="button"
                  onClick={() => onChange(lines.filter((one) => one !== line))}
                  aria-label={`Remove ${line.sku}`}
                  className="grid size-9 place-items-center rounded-lg hover:bg-layer-3"
                >
                  <X className="size-4" aria-hidden="true" />
                </button>
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
