import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openEdge } from '#scripts/edge/open-edge.ts';
import { findFreePort } from '#scripts/run/free-port.ts';
import { startEdgeOrigin } from '#tests/support/edge-origin.ts';
import { runScript, writeProgram } from '#tests/support/run-script.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const SLOW_MS = 60_000;
const NOWHERE = 'http://127.0.0.1:9';
const ZONE = { plan: 'free', token: 'secret', zone: 'zone1', locations: 1, origins: [NOWHERE] } as const;

/** Processes whose command line has this text; zombies have none. */
function findProcesses(text: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });
}

const untilGone = (text: string) =>
  waitUntil(5_000, `${text} has not gone`, async () => findProcesses(text).length === 0 || undefined);

const hasProc = existsSync('/proc/self/cmdline');

it.runIf(hasProc)(
  'leaves no process and no file when it is closed, with calls unanswered and purges to come',
  async () => {
    const port = await findFreePort();
    const edge = await openEdge({ ...ZONE, port });
    const address = `127.0.0.1:${port}`;
    const directory = /strata-edge-\w+/.exec(readFileSync(`/proc/${findProcesses(address)[0]}/cmdline`, 'utf8'))?.[0];
    expect(directory).toBeDefined();
    edge.setFaults([{ kind: 'silent' }, { kind: 'late', ms: 60_000 }]);
    const call = fetch(`${edge.api.base}/zones/zone1/purge_cache`, {
      method: 'POST',
      headers: { authorization: 'Bearer secret' },
      body: '{"purge_everything":true}',
    }).catch(() => 'cut');
    await waitUntil(2_000, 'no call', async () => edge.requests()[0]?.faults.length || undefined);
    await Promise.all([edge.close(), edge.close()]);
    expect(await call).toBe('cut');
    await untilGone(directory ?? '');
    await expect(fetch(edge.url)).rejects.toThrow();
    await expect(fetch(edge.api.base)).rejects.toThrow();
  },
);

it.runIf(hasProc)('ends with whoever opened it, however that ends', async () => {
  const port = await findFreePort();
  const opener = runScript(
    writeProgram(
      makeTemporaryDirectory(),
      `import { openEdge } from '#scripts/edge/open-edge.ts';
       await openEdge(${JSON.stringify({ ...ZONE, port })});
       console.log('open');`,
    ),
  );
  await opener.printed('open');
  expect(findProcesses(`127.0.0.1:${port}`)).not.toEqual([]);
  opener.child.kill('SIGKILL');
  await untilGone(`127.0.0.1:${port}`);
});

it('says when a cache has ended by itself', async () => {
  const port = await findFreePort();
  const edge = await openEdge({ ...ZONE, port });
  const [pid] = findProcesses(`127.0.0.1:${port}`).filter((pid) =>
    /^[^\0]*varnishd\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
  );
  process.kill(Number(pid), 'SIGKILL');
  expect(await edge.lost).toEqual(expect.any(String));
  await edge.close();
});

it('says why a cache does not start, and leaves nothing behind', async () => {
  const [first, second] = [await findFreePort(), await startEdgeOrigin()];
  const taken = Number(new URL(second.url).port);
  await expect(openEdge({ ...ZONE, port: taken })).rejects.toThrow(/^Varnish did not start: .*127\.0\.0\.1:\d+/);
  await expect(openEdge({ ...ZONE, port: first, apiPort: taken })).rejects.toThrow(/EADDRINUSE/);
  await untilGone(`127.0.0.1:${first}`);
  await second.stop();
});

it(
  'runs as a command, tells the shop what to set, and ends on a signal with all that it has started',
  async () => {
    const origin = await startEdgeOrigin();
    origin.answer('/', { headers: { 'cache-control': 'public, max-age=60' } });
    const port = 20_000 + Math.floor(Math.random() * 1_000) * 20;
    const args = ['--origin', origin.url, '--port', String(port), '--plan', 'pro', '--token', 'T', '--zone', 'Z'];
    const command = runScript('scripts/edge.ts', [...args, '--locations', '2'], { CI: '1' });
    await command.printed('SITE_URL=');
    const output = command.output();
    expect(output).toContain(`http://127.0.0.1:${port}, http://127.0.0.1:${port + 1}`);
    const settings = Object.fromEntries(
      Array.from(output.matchAll(/^ {4}([A-Z_]+)=(\S+)$/gm), ([, name, value]) => [name, value]),
    );
    expect(settings).toEqual({
      CLOUDFLARE_API_TOKEN: 'T',
      CLOUDFLARE_ZONE_ID: 'Z',
      CLOUDFLARE_API_BASE: `http://127.0.0.1:${port + 11}/client/v4`,
      CLOUDFLARE_PLAN: 'pro',
      SITE_URL: `http://127.0.0.1:${port}`,
    });
    for (const url of [`http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`]) {
      expect((await fetch(url)).headers.get('cf-cache-status')).toBe('MISS');
    }
    const purge = await fetch(`${settings.CLOUDFLARE_API_BASE}/zones/Z/purge_cache`, {
      method: 'POST',
      headers: { authorization: 'Bearer T' },
      body: '{"purge_everything":true}',
    });
    expect(purge.status).toBe(200);
    command.child.kill('SIGTERM');
    expect(await command.ended).toBe(0);
    await untilGone(`127.0.0.1:${port}`);
    await origin.stop();
  },
  SLOW_MS,
);

it('refuses a wrong flag in one line', async () => {
  const command = runScript('scripts/edge.ts', ['--plan', 'gold']);
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(/^ {2}--plan must be one of free[^\n]+\n$/);
});

it('says what to install where there is no Varnish', async () => {
  const command = runScript('scripts/edge.ts', [], { PATH: makeTemporaryDirectory() });
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(/^ {2}The edge needs varnish[^\n]+apt-get install varnish varnish-modules\)\.\n$/);
});
