import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A path in the checkout. */
export const at = (...parts) => join(root, ...parts);

const inPackages = (directory) => directory.split(sep).includes('node_modules');

/** The PATH without any `node_modules/.bin`: what an install may remove must not run it. */
export const pathOutside = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((directory) => !inPackages(directory))
    .join(delimiter);

/** The PATH with the checkout's own programs first. */
export const pathInside = () => [at('node_modules', '.bin'), pathOutside()].join(delimiter);

/** An error whose message is all that the user needs. */
export function failure(message, exitCode = 1) {
  return Object.assign(new Error(message), { expected: true, exitCode });
}
