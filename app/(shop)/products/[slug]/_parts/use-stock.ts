import { useQuery } from '@tanstack/react-query';
import type { Stock, Variant } from '#lib/catalog/types.ts';
import { getLevel } from './variant-choice.ts';

const REFETCH_MS = 10_000;
/** Of what is nearly gone, its number is shown: it follows what others buy within a second. */
const REFETCH_LOW_MS = 750;

const isLow = (stock: ReadonlyMap<string, Stock> | undefined) =>
  [...(stock?.values() ?? [])].some(({ available }) => getLevel(available).kind === 'low');

async function fetchStock(ids: string[], signal: AbortSignal): Promise<Map<string, Stock>> {
  const response = await fetch(`/api/inventory?ids=${ids.map(encodeURIComponent).join(',')}`, { signal });
  if (!response.ok) throw new Error(`Stock answered ${response.status}`);
  const { items } = (await response.json()) as { items: Stock[] };
  return new Map(items.map((item) => [item.variantId, item]));
}

/** The stock of all variants at once, asked again while the page is looked at. */
export function useStock(variants: Variant[]) {
  const ids = variants.map((variant) => variant.id);
  return useQuery({
    queryKey: ['stock', ...ids],
    queryFn: ({ signal }) => fetchStock(ids, signal),
    refetchInterval: ({ state }) => (isLow(state.data) ? REFETCH_LOW_MS : REFETCH_MS),
    refetchOnWindowFocus: true,
    retry: 1,
    // Maps are not plain data, so the library cannot share their structure between answers.
    structuralSharing: false,
  });
}
