'use client';

import { useRef } from 'react';

/** A number that follows the shop: one that has changed shows it for a moment. */
export function LiveNumber({ value }: { value: number }) {
  const first = useRef(value);
  return (
    // A new key is a new element, whose animation starts.
    <span key={value} className={value === first.current ? undefined : 'stock-moved'}>
      {value.toLocaleString('en')}
    </span>
  );
}
