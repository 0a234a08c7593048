import { connect, type Socket } from 'node:net';
import postgres, { type Options, type Sql } from 'postgres';

/** What the driver hands to `socket`, an option that its types leave out. */
type Address = { host: string[]; port: number[]; path?: string | false };

/**
 * Opens a pool for seeding; the caller closes it with `sql.end()`. Its sockets send at once: every COPY ends in a small
 * packet, which would otherwise wait some 40 ms for the acknowledgement of the rows before it (Nagle's algorithm meeting
 * delayed acknowledgement, RFC 1122 section 4.2.3.2).
 * @param max connections at most
 */
export function connectForSeeding(url: string, max = 2): Sql {
  let attempt = 0;
  const socket = ({ host, port, path }: Address): Socket => {
    if (path) return connect(path);
    const turn = attempt++ % host.length;
    const address = { host: host[turn] ?? '127.0.0.1', port: port[turn] ?? 5432 };
    // The driver reads the host's name from the socket, to check the server's certificate.
    return Object.assign(connect({ ...address, noDelay: true }), address);
  };
  const options: Options<Record<string, never>> = {
    max,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'strata seed' },
  };
  return postgres(url, { ...options, socket } as typeof options);
}
