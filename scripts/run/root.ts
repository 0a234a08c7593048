import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's directory. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A path in the checkout. */
export function atRoot(...parts: string[]): string {
  return join(root, ...parts);
}
