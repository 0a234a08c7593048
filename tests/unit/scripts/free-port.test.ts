import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { checkPortIsFree, findFreePort } from '#scripts/run/free-port.ts';

it('finds a port that can be listened on', async () => {
  const port = await findFreePort();
  await expect(checkPortIsFree('127.0.0.1', port)).resolves.toBeUndefined();
});

it('names the port that another program listens on', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await expect(checkPortIsFree('127.0.0.1', port)).rejects.toThrow(`PORT: ${port} on 127.0.0.1 is already in use.`);
});

it.each(['192.0.2.1', 'no-such-host.invalid'])('says that %s is not an address of this machine', async (host) => {
  await expect(checkPortIsFree(host, 3000)).rejects.toThrow(`HOST: ${host} is not an address of this machine.`);
});
