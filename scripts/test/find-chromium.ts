import { findProgram } from '../services/find-program.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of the system, for where Playwright has not downloaded its own. */
export function findChromium(): string | undefined {
  return NAMES.map(findProgram).find((path) => path !== undefined);
}
