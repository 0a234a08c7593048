import type { Role } from '#lib/accounts/roles.ts';

/** One write of somebody who works for the shop. */
export type AuditItem = {
  id: string;
  /** ISO 8601. */
  at: string;
  /** `id` is null when the account has gone. */
  actor: { id: string | null; email: string; role: Role };
  /** What was done to what: `product.update`. */
  action: string;
  subject: { kind: string; id: string; name: string };
  /** Of each field that differs, what was there before and after; null: there was nothing, or is nothing any more. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** From where; null where nobody knows. */
  from: { address: string | null; device: string | null };
};

/** `next`: `before` of the page of older entries; null at the end. */
export type AuditPage = { items: AuditItem[]; next: string | null };
