import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to Redis that can be cut. */
export type LinkProxy = {
  url: string;
  /** Closes what is connected, and refuses whoever connects. */
  cut(): void;
  restore(): Promise<void>;
  stop(): void;
};

export async function startLinkProxy(redisUrl: string): Promise<LinkProxy> {
  const target = new URL(redisUrl);
  const sockets = new Set<Socket>();
  const accept = (client: Socket) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  };
  let server: Server | undefined;
  const listen = async (port: number) => {
    server = createServer(accept).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const cut = () => {
    server?.close();
    server = undefined;
    for (const socket of sockets) socket.destroy();
  };
  const port = await listen(0);
  return {
    url: `redis://127.0.0.1:${port}`,
    cut,
    restore: async () => void (await listen(port)),
    stop: cut,
  };
}
