import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findVarnish, VARNISH_ADVICE } from '../edge/varnish/find-varnish.ts';
import type { Lifecycle } from '../run/lifecycle.ts';
import { runChild } from '../run/run-child.ts';
import { findProgram } from '../services/find-program.ts';
import { findChromium } from './find-chromium.ts';
import type { Requirement } from './step.ts';

const APT = 'apt-get';

type Packages = readonly string[];

/** `orElse`: what to install where the packages have no such names. */
const REQUIREMENTS: Record<
  Requirement,
  { isThere: () => boolean; aptPackages: Packages; orElse?: Packages; advice: string }
> = {
  redis: {
    isThere: () => ['redis-server', 'valkey-server'].some((name) => findProgram(name) !== undefined),
    aptPackages: ['redis-server'],
    advice: 'redis-server (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis)',
  },
  browser: {
    isThere: () => existsSync(chromium.executablePath()) || findChromium() !== undefined,
    aptPackages: ['chromium-headless-shell'],
    orElse: ['chromium'],
    advice:
      'a Chromium (Debian: apt-get install chromium-headless-shell; elsewhere: npx playwright install --with-deps chromium)',
  },
  varnish: {
    isThere: () => findVarnish() !== undefined,
    // The first brings the C compiler that its configuration is made with.
    aptPackages: ['varnish', 'varnish-modules'],
    advice: VARNISH_ADVICE,
  },
};

/** What is missing of the given programs, each as advice how to get it. */
export function listMissing(needs: readonly Requirement[]): string[] {
  return needs.filter((need) => !REQUIREMENTS[need].isThere()).map((need) => REQUIREMENTS[need].advice);
}

/** Installs what is missing through apt, where this is a Debian or Ubuntu and we may. */
export async function installMissing(needs: readonly Requirement[], life: Lifecycle): Promise<void> {
  const missing = needs.filter((need) => !REQUIREMENTS[need].isThere()).map((need) => REQUIREMENTS[need]);
  if (missing.length === 0 || process.getuid?.() !== 0 || spawnSync(APT, ['--version']).status !== 0) return;
  const apt = (args: string[]) =>
    runChild(life, APT, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const install = async (packages: Packages) =>
    (await apt(['install', '-y', '--no-install-recommends', ...packages])).code === 0;
  const first = missing.flatMap(({ aptPackages }) => aptPackages);
  if (await install(first)) return;
  // A fresh image has no package lists yet.
  await apt(['update']);
  if (await install(first)) return;
  await install(missing.flatMap(({ aptPackages, orElse }) => orElse ?? aptPackages));
}
