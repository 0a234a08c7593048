import { randomInt } from 'node:crypto';
import type { Config } from '#lib/config.ts';
import { keepSecret } from './secret-file.ts';

/** Without what is easily mistaken for another: 0 and o, 1 and l. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

export type AdminPassword = { password: string; source: 'configured' | 'generated' };

/**
 * The password of the first administrator: the configured one, else one that is generated once and kept in the data
 * directory.
 * @throws the system's error when the data directory cannot be written
 */
export function readAdminPassword({
  adminPassword,
  dataDir,
}: Pick<Config, 'adminPassword' | 'dataDir'>): AdminPassword {
  if (adminPassword !== undefined) return { password: adminPassword, source: 'configured' };
  return { password: keepSecret(dataDir, 'admin-password', drawPassword), source: 'generated' };
}

/** 100 bits, in groups that can be typed. */
function drawPassword(): string {
  const drawGroup = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, drawGroup).join('-');
}
