/** What is done to a stock: units come in, are taken out, or are set to a number. */
export type AdjustMode = 'add' | 'take' | 'set';

/** Reasons that people give again and again; another one is typed. */
export const REASONS: Record<AdjustMode, readonly string[]> = {
  add: ['Received', 'Returned by a customer', 'Found'],
  take: ['Damaged', 'Lost', 'Given away', 'Sent back to the supplier'],
  set: ['Counted', 'Corrected'],
};

export type AdjustPlan =
  | { state: 'ready'; after: number; body: { delta: number } | { available: number } }
  | { state: 'refused'; error: string }
  | { state: 'empty' };

/** What would come of it. @param text as it was typed */
export function planAdjustment(mode: AdjustMode, text: string, available: number): AdjustPlan {
  if (text.trim() === '') return { state: 'empty' };
  const units = Number(text);
  if (!Number.isInteger(units) || units < 0) return { state: 'refused', error: 'Type a whole number.' };
  if (mode === 'set') return { state: 'ready', after: units, body: { available: units } };
  if (units === 0) return { state: 'refused', error: 'That would change nothing.' };
  if (mode === 'add') return { state: 'ready', after: available + units, body: { delta: units } };
  if (units > available) return { state: 'refused', error: `Only ${available} are for sale.` };
  return { state: 'ready', after: available - units, body: { delta: -units } };
}
