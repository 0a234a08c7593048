/** From the one who may least to the one who may most: each may do all that those before it may. */
export const ROLES = ['customer', 'viewer', 'support', 'editor', 'owner'] as const;

export type Role = (typeof ROLES)[number];

/** Whether `role` may do what `minimum` may. A role that is none of ours may nothing. */
export function hasRole(role: string, minimum: Role): boolean {
  const rank = (ROLES as readonly string[]).indexOf(role);
  return rank >= ROLES.indexOf(minimum);
}
