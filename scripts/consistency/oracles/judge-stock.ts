import { judgePresence, type ProductHistory } from '../truth/history.ts';
import type { StockVersion } from '../truth/truth.ts';

/** The oldest write that an answer about a variant's stock lacks. */
export type MissedStock = Pick<StockVersion, 'answeredAt' | 'changeId'> & { what: string };

/**
 * What an answer about a variant's stock lacks, if anything.
 * @param shown the version; undefined when the answer says that there is no such variant
 * @param product whose variant it is: stock is there with it, whether shoppers can see it or not
 */
export function missedStock(
  versions: readonly StockVersion[],
  product: ProductHistory | undefined,
  shown: number | undefined,
  asked: { sentAt: number; receivedAt: number },
): MissedStock | undefined {
  const presence = product && judgePresence(product, () => true, shown !== undefined, asked);
  const [first] = presence?.state === 'late' ? presence.missed : [];
  if (first) return { ...first, what: 'has no stock' };
  if (shown === undefined) return undefined;
  const missed = versions.find(({ version, answeredAt }) => answeredAt <= asked.sentAt && version > shown);
  return missed && { ...missed, what: `shows stock ${shown}, not ${missed.version}` };
}
