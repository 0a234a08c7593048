import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

type Step = 'recipient' | 'content';
export type ReceivedMail = { from: string; to: string[]; message: string; secure: boolean; user: string | undefined };

export type MailServer = {
  port: number;
  /** What it has said yes to. */
  received: ReceivedMail[];
  /** How it answers at a step: `undefined` is yes, an error its `responseCode`, a promise later. Yes by default. */
  answer: (step: Step) => Promise<Error | undefined> | Error | undefined;
  /** Closes all connections and takes no others. */
  stop(): Promise<void>;
};

export const refuse = (responseCode: number, text = 'no') => Object.assign(new Error(text), { responseCode });

/** A real SMTP server on the loopback interface that keeps what it gets. */
export async function startMailServer(options: SMTPServerOptions & { port?: number } = {}): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    ...options,
    onRcptTo: (_address, _session, callback) => void settle('recipient', callback),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', async () => {
        const error = await self.answer('content');
        if (error) return callback(error);
        const { mailFrom, rcptTo } = session.envelope;
        self.received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          message: Buffer.concat(chunks).toString(),
          secure: session.secure,
          user: session.user,
        });
        callback();
      });
    },
  });
  const settle = async (step: Step, callback: (error?: Error) => void) => callback(await self.answer(step));
  server.on('error', () => {});
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const self: MailServer = {
    port: typeof address === 'object' && address ? address.port : 0,
    received: [],
    answer: () => undefined,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
  return self;
}
