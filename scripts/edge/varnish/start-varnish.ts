import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Failure } from '../../run/failure.ts';
import { pickTellingLine } from '../../run/log-tail.ts';
import { askControl } from './control.ts';
import { requireVarnish } from './find-varnish.ts';
import { type VclOptions, writeVcl } from './write-vcl.ts';

const READY_MS = 30_000;
const POLL_MS = 20;
const KEPT_CHARS = 20_000;

export type Varnish = {
  url: string;
  /** Where it takes purges. */
  control: string;
  /** Resolves with the reason when it ends without having been told to. */
  lost: Promise<string>;
  /** Goes on with another configuration and all that is cached. */
  configure(options: VclOptions): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a cache on a port of the loopback interface. @throws Failure in one line when it does not start */
export async function startVarnish(port: number, options: VclOptions): Promise<Varnish> {
  const { varnishd, varnishadm } = requireVarnish();
  const directory = mkdtempSync(join(tmpdir(), 'strata-edge-'));
  const control = join(directory, 'control');
  const vclFile = join(directory, 'edge.vcl');
  writeFileSync(vclFile, writeVcl(options));
  const guard = spawnGuarded(directory, varnishd, toArguments({ directory, port, control, vclFile }));
  let output = '';
  let hasEnded = false;
  let told = false;
  guard.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-KEPT_CHARS);
  });
  const ended = new Promise<void>((resolve) => {
    const finish = () => {
      hasEnded = true;
      resolve();
    };
    guard.once('close', finish).once('error', finish);
  });
  // A guard that has gone cannot be told anything.
  guard.stdin?.on('error', () => {});
  const stop = async () => {
    told = true;
    guard.stdin?.end();
    await ended;
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };

  const deadline = performance.now() + READY_MS;
  while (!(await isReady(control))) {
    if (hasEnded || performance.now() > deadline) {
      await stop();
      throw new Failure(`Varnish did not start: ${pickReason(output)}`);
    }
    await wait(POLL_MS);
  }
  let configurations = 0;
  // As Varnish calls the one it starts with.
  let current = 'boot';
  const admin = (...args: string[]) => promisify(execFile)(varnishadm, ['-n', directory, ...args]);
  return {
    url: `http://127.0.0.1:${port}`,
    control,
    lost: ended.then(() => (told ? new Promise<never>(() => {}) : pickReason(output))),
    async configure(next) {
      configurations += 1;
      const name = `edge${configurations}`;
      writeFileSync(vclFile, writeVcl(next));
      await admin('vcl.load', name, vclFile);
      await admin('vcl.use', name);
      await admin('vcl.discard', current);
      current = name;
    },
    stop,
  };
}

/**
 * Runs the server under a shell that ends it and removes its directory when our end of the pipe closes: also when we are
 * killed. It also ends when the server does.
 */
function spawnGuarded(directory: string, program: string, args: readonly string[]) {
  // Varnish's worker ends by itself as soon as its manager has gone.
  const script = `trap '' INT TERM HUP
directory=$1; shift
"$@" </dev/null 2>&1 & server=$!
{ cat; kill -9 "$server"; } <&3 >/dev/null 2>&1 & watcher=$!
wait "$server"
kill -9 "$watcher"
rm -rf "$directory"`;
  return spawn('/bin/sh', ['-c', `{ ${script}\n} 3<&0`, 'strata-edge-guard', directory, program, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // A terminal's Ctrl-C must reach it through us, in its turn.
    detached: true,
  });
}

type Place = { directory: string; port: number; control: string; vclFile: string };

function toArguments({ directory, port, control, vclFile }: Place): string[] {
  const parameters = {
    // Cloudflare takes 16 KB of Cache-Tag.
    http_resp_hdr_len: '20k',
    http_resp_size: '64k',
    workspace_backend: '256k',
    workspace_client: '256k',
    // The origin compresses, and the answer goes out as it came.
    http_gzip_support: 'off',
    // For one machine: less memory, and a quicker start.
    thread_pools: '1',
    thread_pool_min: '20',
    vsl_space: '4m',
  };
  return [
    ...['-F', '-n', directory, '-j', 'none', '-T', '127.0.0.1:0', '-s', 'malloc,256m', '-f', vclFile],
    ...['-a', `127.0.0.1:${port}`, '-a', `control=${control},HTTP,mode=600`],
    ...Object.entries(parameters).flatMap(([name, value]) => ['-p', `${name}=${value}`]),
  ];
}

const isReady = (control: string) =>
  askControl(control, { method: 'GET', path: '/', headers: {} }).then(
    () => true,
    () => false,
  );

const HEADING = /^(Error:|Message from .*:|)$/;

/** Varnish says first what is wrong, below a heading, and then what follows from it. */
function pickReason(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const heading = lines.findIndex((line) => line.startsWith('Error:') || line.startsWith('Message from'));
  const reason = heading < 0 ? undefined : lines.slice(heading).find((line) => !HEADING.test(line));
  return reason ?? pickTellingLine(output) ?? 'it does not answer';
}
