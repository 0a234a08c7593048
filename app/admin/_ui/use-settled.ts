'use client';

import { useEffect, useState } from 'react';

/** `value` once it has stayed the same for so many milliseconds: what passes by meanwhile is not worth asking for. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
