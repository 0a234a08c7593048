import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clearBuildStamp, hashSources, isBuilt, stampBuild } from './build-stamp.ts';
import { compressAssets } from './compress-assets.ts';
import { Failure } from './failure.ts';
import type { Lifecycle } from './lifecycle.ts';
import { recordProcess, stopRecordedProcess } from './pid-file.ts';
import type { Progress } from './progress.ts';
import { atRoot, root } from './root.ts';
import { runChild } from './run-child.ts';

/** Builds the shop for production, unless the last build is of the same sources. @throws Failure with the build's output */
export async function buildIfStale(life: Lifecycle, progress: Progress): Promise<'fresh' | 'built'> {
  const hash = hashSources(root);
  if (isBuilt(root, hash)) return 'fresh';
  await progress.step('build', (detail) => runBuild(life, detail));
  stampBuild(root, hash);
  return 'built';
}

async function runBuild(life: Lifecycle, detail: (text: string) => void): Promise<void> {
  mkdirSync(atRoot('.next'), { recursive: true });
  clearBuildStamp(root);
  // Two builds at once would spoil each other: one that a killed start has left ends first.
  const pidFile = atRoot('.next', 'strata-build.pid');
  await stopRecordedProcess(pidFile);
  const { code, output } = await runChild(life, process.execPath, [NEXT, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CI: '1' },
    onStart: (pid) => recordProcess(pidFile, pid),
    onOutput: (chunk) => detail(lastLine(chunk)),
  });
  if (code !== 0) throw new Failure(`${output.trim()}\n\nThe build failed; its output stands above.`);
  detail('compressing assets');
  await compressAssets(atRoot('.next'));
}

const NEXT = join('node_modules', 'next', 'dist', 'bin', 'next');

function lastLine(chunk: string): string {
  return chunk.trim().split('\n').at(-1)?.trim() ?? '';
}
