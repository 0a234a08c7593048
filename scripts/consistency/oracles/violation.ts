import type { SettledWrite } from '../truth/write.ts';
import type { Form, Layer } from './layer.ts';

export const ORACLES = ['bounded staleness', 'read your writes', 'monotone versions', 'one price'] as const;
export type Oracle = (typeof ORACLES)[number];

/** Something was shown that must not be. */
export type Violation = {
  oracle: Oracle;
  layer: Layer;
  form: Form;
  /** Of the probe, ms; undefined for what a shopper or the writer read. */
  age: number | undefined;
  /** The entry that answered. */
  where: string;
  path: string;
  productId: string;
  /** What is wrong, in words. */
  what: string;
  /** From the answer to the oldest write that is lacking to the question, ms; undefined where that is not the point. */
  lateMs: number | undefined;
  sentAt: number;
  /** The oldest change that is lacking. */
  changeId: string | undefined;
  missed: Pick<SettledWrite, 'kind' | 'changeId' | 'sentAt' | 'answeredAt'>[];
  /** Of the answer, those that tell which layer gave it. */
  headers: Record<string, string>;
};

const TELLING = ['cache-status', 'cf-cache-status', 'server-timing', 'date', 'age', 'etag', 'cache-control'];

/** The headers of an answer that say where it comes from. */
export function pickHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(TELLING.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
}
