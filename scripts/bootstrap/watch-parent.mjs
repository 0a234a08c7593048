import { spawnSync } from 'node:child_process';

const CHECK_MS = 500;
const SHELLS = /(^|\/|-)(sh|dash|bash|ash|zsh|ksh|busybox)$/;

/**
 * Calls `onLost` when npm, or the shell that npm runs us in, is killed: that tells nobody, only our parent's pid changes.
 * Without npm, being left by a shell is what `nohup` and `&` are for, and no reason to stop.
 */
export function watchParent(onLost) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const npm = findNpmAbove(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    onLost();
  }, CHECK_MS);
  return timer.unref();
}

/** The parent of the shell between npm and us; undefined when that shell has given its place to us. */
function findNpmAbove(parent) {
  const { status, stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [, pid, command] = /^\s*(\d+)\s+(.*?)\s*$/.exec(stdout.trimEnd()) ?? [];
  return SHELLS.test(command ?? '') ? Number(pid) : undefined;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
