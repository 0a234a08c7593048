import type { StaffRole } from '#lib/team/types.ts';

/** What each role may, beside what those before it may. */
export const ROLE_WORDS: readonly { role: StaffRole; label: string; text: string }[] = [
  { role: 'viewer', label: 'Viewer', text: 'Reads the catalogue, the cache and the dashboard' },
  { role: 'support', label: 'Support', text: 'Handles orders, customers, mail and reviews' },
  { role: 'editor', label: 'Editor', text: 'Writes the catalogue, stock and promotions' },
  { role: 'owner', label: 'Owner', text: 'Decides who may what, reads the audit log, purges caches' },
];

export const labelOf = (role: StaffRole): string => ROLE_WORDS.find((words) => words.role === role)?.label ?? role;
