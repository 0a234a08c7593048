import { createServer } from 'node:net';
import { explainSystemError, Failure } from './failure.ts';

/** Proves that PORT can be listened on before minutes are spent on a start that would fail. @throws Failure */
export async function checkPortIsFree(host: string, port: number): Promise<void> {
  try {
    await listenOnce(host, port);
  } catch (error) {
    throw new Failure(explainListenError(error, host, port));
  }
}

/** A TCP port of the loopback interface that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return listenOnce('127.0.0.1', 0);
}

function listenOnce(host: string, port: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

function explainListenError(error: unknown, host: string, port: number): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `PORT: ${port} on ${host} is already in use. Stop what listens there, or set PORT to another.`;
    case 'EACCES':
      return `PORT: ${port} on ${host} may not be opened by this user (ports below 1024 need more rights).`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST: ${host} is not an address of this machine.`;
    default:
      return `HOST, PORT: cannot listen on ${host}:${port}: ${explainSystemError(error)}`;
  }
}
