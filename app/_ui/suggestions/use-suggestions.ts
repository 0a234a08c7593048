import { useEffect, useState } from 'react';
import type { Suggestion } from '#lib/catalog/types.ts';

/** Fewer letters are the beginning of everything. */
const MIN_LETTERS = 2;
/** Between two letters of somebody who types. */
const PAUSE_MS = 120;

/** What is suggested for these words; while it is asked for, what was suggested before. Nothing when it cannot be asked. */
export function useSuggestions(typed: string): readonly Suggestion[] {
  const words = typed.trim();
  const [items, setItems] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    if (words.length < MIN_LETTERS) {
      setItems([]);
      return;
    }
    const asking = new AbortController();
    const show = (found: readonly Suggestion[]) => {
      if (!asking.signal.aborted) setItems(found);
    };
    const timer = setTimeout(() => void ask(words, asking.signal).then(show, () => show([])), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [words]);
  return items;
}

async function ask(words: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const response = await fetch(`/api/search/suggest?${new URLSearchParams({ q: words })}`, { signal });
  return response.ok ? (await response.json()).items : [];
}
