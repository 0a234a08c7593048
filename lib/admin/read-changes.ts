import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Receipt } from '#lib/changes/receipt.ts';
import { type ChangeList, type ChangeListQuery, listChanges, readReceipt } from '#lib/changes/receipts.ts';

/** How far a change has come; undefined when there is none of that id. @throws ForbiddenError for less than a viewer */
export async function getReceipt(actor: Actor, changeId: string): Promise<Receipt | undefined> {
  assertMay(actor, 'viewer');
  return readReceipt(changeId);
}

/** The newest changes. @throws ForbiddenError for less than a viewer */
export async function listReceipts(actor: Actor, query: ChangeListQuery): Promise<ChangeList> {
  assertMay(actor, 'viewer');
  return listChanges(query);
}
