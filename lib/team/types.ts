import { z } from 'zod';
import { ROLES, type Role } from '#lib/accounts/roles.ts';

/** A role that somebody who works for the shop has. */
export type StaffRole = Exclude<Role, 'customer'>;

export const STAFF_ROLES = ROLES.filter((role): role is StaffRole => role !== 'customer');

export const staffRole = z.enum(STAFF_ROLES, `must be one of ${STAFF_ROLES.join(', ')}`);

/** Moments: ISO 8601. */
export type TeamMember = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  secondFactor: 'on' | 'off';
  /** In how many browsers they are signed in now. */
  sessions: number;
  /** When they signed in last, of the sessions that there still are. */
  lastSignIn: string | null;
};

/** Moments: ISO 8601. */
export type Invitation = {
  id: string;
  email: string;
  role: StaffRole;
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
  state: 'open' | 'expired';
};
