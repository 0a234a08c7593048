'use client';

import { useId } from 'react';
import { InputField } from '#app/admin/_ui/field.tsx';
import { CARRIERS } from '#lib/orders/carriers.ts';

export type TrackingValue = { carrier: string; trackingNumber: string };
export type TrackingFieldsProps = {
  value: TrackingValue;
  onChange: (value: TrackingValue) => void;
  errorOf: (pointer: string) => string | undefined;
};

/** Who carries a parcel, and under which number. */
export function TrackingFields({ value, onChange, errorOf }: TrackingFieldsProps) {
  const list = useId();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <InputField
        label="Carrier"
        isOptional
        list={list}
        maxLength={80}
        autoComplete="off"
        value={value.carrier}
        error={errorOf('/carrier')}
        onChange={({ target }) => onChange({ ...value, carrier: target.value })}
      />
      <datalist id={list}>
        {CARRIERS.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <InputField
        label="Tracking number"
        isOptional
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        value={value.trackingNumber}
        error={errorOf('/trackingNumber')}
        onChange={({ target }) => onChange({ ...value, trackingNumber: target.value })}
      />
    </div>
  );
}
