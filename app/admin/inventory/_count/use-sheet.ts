'use client';

import { useEffect, useState } from 'react';
import type { SheetLine } from './count-model.ts';

const KEY = 'strata-count';

/** The lines of a count, kept in this tab: a page that is loaded anew loses nothing of an afternoon's work. */
export function useSheet() {
  const [lines, setLines] = useState<SheetLine[]>([]);
  const [isRead, setRead] = useState(false);

  useEffect(() => {
    setLines(read());
    setRead(true);
  }, []);

  useEffect(() => {
    if (!isRead) return;
    if (lines.length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(lines));
  }, [lines, isRead]);

  return [lines, setLines] as const;
}

function read(): SheetLine[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isLine) : [];
  } catch {
    return [];
  }
}

const isLine = (line: unknown): line is SheetLine =>
  typeof line === 'object' &&
  line !== null &&
  'sku' in line &&
  typeof line.sku === 'string' &&
  'counted' in line &&
  typeof line.counted === 'string';
