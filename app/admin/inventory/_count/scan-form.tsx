'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import { type PastedLine, readPasted, readUnits } from './count-model.ts';

export type ScanFormProps = {
  onScan: (sku: string, units: number) => void;
  onPaste: (lines: PastedLine[]) => void;
};

/** Where SKUs are scanned or typed, one after the other, without leaving the keyboard. */
export function ScanForm({ onScan, onPaste }: ScanFormProps) {
  const [sku, setSku] = useState('');
  const [units, setUnits] = useState('');
  const [isSingle, setSingle] = useState(true);
  const skuInput = useRef<HTMLInputElement>(null);
  const unitsInput = useRef<HTMLInputElement>(null);
  const counted = isSingle ? 1 : readUnits(units);
  const unitsError = !isSingle && units !== '' && counted === undefined ? 'Type a whole number.' : undefined;

  function send(event: FormEvent) {
    event.preventDefault();
    if (sku.trim() === '') return skuInput.current?.focus();
    if (counted === undefined) return unitsInput.current?.focus();
    onScan(sku, counted);
    setSku('');
    setUnits('');
    skuInput.current?.focus();
  }

  return (
    <form onSubmit={send} className="flex flex-wrap items-start gap-3">
      <InputField
        ref={skuInput}
        label="SKU"
        className="min-w-48 flex-1"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        value={sku}
        onChange={(event) => setSku(event.target.value)}
        onPaste={(event) => {
          const pasted = readPasted(event.clipboardData.getData('text'));
          const [first] = pasted;
          if (pasted.length < 2 && first?.counted === undefined) return;
          event.preventDefault();
          onPaste(pasted);
        }}
      />
      {!isSingle && (
        <InputField
          ref={unitsInput}
          label="Counted"
          className="w-28"
          inputMode="numeric"
          autoComplete="off"
          value={units}
          error={unitsError}
          onChange={(event) => setUnits(event.target.value)}
        />
      )}
      <div className="w-full">
        <Button type="submit">Put it on the sheet</Button>
      </div>
      <label className="flex w-full items-center gap-2.5 text-small">
        <input
          type="checkbox"
          checked={isSingle}
          onChange={(event) => setSingle(event.target.checked)}
          className="size-4.5 accent-accent"
        />
        Each scan counts one unit
      </label>
    </form>
  );
}
