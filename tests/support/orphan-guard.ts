import { spawn } from 'node:child_process';

// Ends when it is told to. When its input ends without that, whoever wrote to it has died.
const SCRIPT = `trap '' INT TERM HUP; read -r told && exit; kill -KILL "$1"; if [ -n "$2" ]; then rm -rf "$2"; fi`;

/**
 * Kills a child, even one that is paused, and removes its directory should this process die without having done so: the
 * servers of a test run that is itself killed would go on for ever.
 * @returns what dismisses the guard, to be called as soon as the child has ended, since its pid may be given again
 */
export function guardAgainstOrphan(pid: number, directory = ''): () => void {
  const guard = spawn('sh', ['-c', SCRIPT, 'orphan-guard', String(pid), directory], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  guard.stdin.on('error', () => {});
  return () => void guard.stdin.end('dismissed\n');
}
