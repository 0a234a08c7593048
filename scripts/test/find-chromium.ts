import { findProgram } from '../services/find-program.ts';

/** The shell without windows first: tests take three fifths of the time that they take in a whole browser. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of the system, for where Playwright has not downloaded its own. */
export function findChromium(): string | undefined {
  return NAMES.map(findProgram).find((path) => path !== undefined);
}
