import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection';

export type Delivery = {
  /** See SmtpConfig. */
  url: string;
  from: string;
  to: string;
  message: Buffer;
  /**
   * Called when the server has taken sender and recipient and waits for the content. Nothing of that goes out before it has
   * resolved, and nothing at all when it throws.
   */
  beforeContent: () => Promise<void>;
  /** Breaks off, as long as the content is not on its way. */
  signal: AbortSignal;
};

/**
 * What became of it. Of all but `unsure` it is known whether the server has taken the mail.
 *
 * - `refused`: for good (5xx for this sender, recipient or content)
 * - `not-taken`: not now: 4xx, no connection, no answer, no sign-in
 * - `unsure`: the connection was lost when all of the content had gone out, before the server said what it makes of it
 */
export type Delivered = { state: 'taken' } | { state: 'refused' | 'not-taken' | 'unsure'; reason: string };

const CONNECT_MS = 10_000;
/** Of silence; servers may look for spam before they answer. */
const SILENCE_MS = 60_000;
/** Up to the content, however talkative the server is. */
const ENVELOPE_MS = 90_000;

/** Hands one mail to the SMTP server, on a connection of its own. Does not throw. */
export async function deliver({ url, from, to, message, beforeContent, signal }: Delivery): Promise<Delivered> {
  const options = parseConnectionUrl(url);
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    logger: false,
  });
  let contentIsOut = false;
  /** Is read only when the server has said that it waits (354), and ends before the line with the dot goes out. */
  async function* content() {
    await beforeContent();
    yield message;
    contentIsOut = true;
  }
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => {});
  connection.once('error', lost.reject);
  connection.once('end', () => lost.reject(new Error('the connection was closed')));
  const breakOff = () => {
    if (contentIsOut) return;
    lost.reject(new Error('broken off'));
    connection.close();
  };
  const given = AbortSignal.any([signal, AbortSignal.timeout(ENVELOPE_MS)]);
  given.addEventListener('abort', breakOff);
  const step = (begin: (done: (error?: Error | null) => void) => void) =>
    Promise.race([
      lost.promise,
      new Promise<void>((resolve, reject) => begin((error) => (error ? reject(error) : resolve()))),
    ]);
  try {
    given.throwIfAborted();
    await step((done) => connection.connect(done));
    if (options.auth) await signIn(step, connection, options.auth);
    const body = Readable.from(content(), { objectMode: false });
    await step((done) => connection.send({ from, to, size: message.length }, body, done));
    return { state: 'taken' };
  } catch (error) {
    return explain(error as SMTPError, contentIsOut);
  } finally {
    given.removeEventListener('abort', breakOff);
    connection.once('error', () => {});
    connection.quit();
  }
}

type Step = (begin: (done: (error?: Error | null) => void) => void) => Promise<void>;
type Credentials = NonNullable<ReturnType<typeof parseConnectionUrl>['auth']>;

async function signIn(step: Step, connection: SMTPConnection, auth: Credentials): Promise<void> {
  if (!connection.allowsAuth) throw new Error('the server offers no sign-in');
  await step((done) => connection.login(auth, done));
}

/** What the server says about these is about the mail; 530 there says that it wants us to sign in. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

function explain({ responseCode = 0, command = '', message }: SMTPError, contentIsOut: boolean): Delivered {
  const reason = message.slice(0, 500);
  if (responseCode >= 500 && responseCode !== 530 && ABOUT_THE_MAIL.has(command)) return { state: 'refused', reason };
  if (contentIsOut && !(responseCode >= 400 && command === 'DATA')) return { state: 'unsure', reason };
  return { state: 'not-taken', reason };
}
