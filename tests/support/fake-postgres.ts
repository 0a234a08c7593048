import { once } from 'node:events';
import { createServer } from 'node:net';

const INT4 = 23;
const TEXT = 25;

/**
 * A server that lets anyone in and answers every simple query with the one row it is given. For what a real server of
 * the version at hand cannot be brought to say.
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export async function startFakePostgres(row: { number: string; name: string }) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), READY]));
      socket.on('data', (data) => {
        if (data[0] === 'Q'.charCodeAt(0)) socket.write(answer(row));
        else socket.end();
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { port, close: () => void server.close() };
}

const answer = (row: { number: string; name: string }) =>
  Buffer.concat([
    message('T', int16(2), column('number', INT4), column('name', TEXT)),
    message('D', int16(2), value(row.number), value(row.name)),
    message('C', Buffer.from('SELECT 1\0')),
    READY,
  ]);

const int16 = (number: number) => Buffer.from([number >> 8, number & 255]);

const int32 = (number: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(number);
  return buffer;
};

const message = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
};

const column = (name: string, type: number) =>
  Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(type), int16(4), int32(-1), int16(0)]);

const value = (text: string) => Buffer.concat([int32(Buffer.byteLength(text)), Buffer.from(text)]);

const READY = message('Z', Buffer.from('I'));
