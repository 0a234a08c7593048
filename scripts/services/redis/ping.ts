import { connect } from 'node:net';

const ANSWER_MS = 1000;

/** Whether a Redis answers on this socket. Any failure is a no: the caller asks again, or looks into the log. */
export function pingRedis(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    const finish = (answer: boolean) => {
      connection.destroy();
      resolve(answer);
    };
    connection.setTimeout(ANSWER_MS, () => finish(false));
    connection.once('error', () => finish(false));
    connection.once('connect', () => connection.write('PING\r\n'));
    connection.once('data', (data) => finish(data.toString('latin1').startsWith('+PONG')));
  });
}
