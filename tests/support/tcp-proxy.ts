import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { findLoopbackPort } from './loopback-port.ts';
import { openLine } from './tcp-proxy/line.ts';

export type ProxyTarget = { port: number; host?: string } | { path: string };

/** Some of what goes through: of connections whose latest request has this text in it, as a command's name or a key. */
type Selection = { matching?: string };

export type TcpProxy = {
  port: number;
  url: string;
  /** Closes every connection at once, with what was on its way; refuses new ones. */
  cut(): void;
  /**
   * Takes connections and whatever they send, but passes nothing on: not what comes from now on, nor what is delayed.
   * With `only: 'replies'` the target does what it is told and its answers are kept back; with `'requests'` it does not
   * learn of it yet. A client that goes away meanwhile does not take back what it has sent.
   */
  hang(options?: Selection & { only?: 'requests' | 'replies' }): void;
  /** A sound link again: accepts connections, passes on what was held back, ends delays and drops. */
  restore(): Promise<void>;
  /** Everything that comes from now on arrives so much later, each way. */
  delay(ms: number): void;
  /**
   * Loses the next answers (default: all, until `restore`), counted as they arrive together. Their requests have been
   * done, and nobody will know. The connection is closed with it, as an answer missing in a stream would give the next
   * one to the wrong request; `close: false` is for what a server sends unasked, such as published messages.
   */
  dropReplies(count?: number, options?: Selection & { close?: boolean }): void;
  /**
   * Counts, from now on, how often a client asks after it was answered: requests that go out before an answer comes are
   * one turn. Together with `delay` that is the number of its rounds.
   */
  countTurns(options?: Selection): () => number;
  /** How many clients are connected. */
  connections(): number;
  stop(): Promise<void>;
};

type Link = ReturnType<typeof openLink>;

/** Starts a link to a server that can be made to fail in every way that a network does. */
export async function startTcpProxy(target: ProxyTarget): Promise<TcpProxy> {
  const port = await findLoopbackPort();
  const links = new Set<Link>();
  let delayMs = 0;
  let hung: (Selection & { only?: 'requests' | 'replies' }) | undefined;
  let turns = { matching: '', count: 0 };
  let dropping: Required<Selection> & { left: number; close: boolean } = { left: 0, matching: '', close: true };

  const isHeld = (link: Link, direction: 'requests' | 'replies') =>
    hung !== undefined && (hung.only ?? direction) === direction && link.lastRequest().includes(hung.matching ?? '');
  const isDropped = (link: Link) => {
    if (dropping.left === 0 || !link.lastRequest().includes(dropping.matching)) return false;
    dropping.left--;
    if (dropping.close) link.close();
    return true;
  };

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const link = openLink(client, target, {
      delayMs: () => delayMs,
      isHeld: (direction) => isHeld(link, direction),
      isDropped: () => isDropped(link),
      onTurn() {
        if (link.lastRequest().includes(turns.matching)) turns.count += 1;
      },
      onClose: () => links.delete(link),
    });
    links.add(link);
  });
  const listen = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = () => {
    if (server.listening) server.close();
    for (const link of links) link.close();
  };
  await listen();

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    cut,
    hang(options = {}) {
      hung = options;
      for (const link of links) link.holdAll();
    },
    async restore() {
      delayMs = 0;
      hung = undefined;
      dropping = { left: 0, matching: '', close: true };
      for (const link of links) link.letGo();
      if (!server.listening) await listen();
    },
    delay(ms) {
      delayMs = ms;
    },
    dropReplies(count = Number.POSITIVE_INFINITY, { matching = '', close = true } = {}) {
      dropping = { left: count, matching, close };
    },
    countTurns({ matching = '' } = {}) {
      const counted = { matching, count: 0 };
      turns = counted;
      return () => counted.count;
    },
    connections: () => [...links].filter((link) => link.isOpen()).length,
    async stop() {
      const closed = server.listening ? once(server, 'close') : undefined;
      cut();
      await closed;
    },
  };
}

type LinkRules = {
  delayMs: () => number;
  isHeld: (direction: 'requests' | 'replies') => boolean;
  isDropped: () => boolean;
  /** A request, the first since an answer. */
  onTurn: () => void;
  onClose: () => void;
};

/** One client's connection and its counterpart to the target. */
function openLink(client: Socket, target: ProxyTarget, rules: LinkRules) {
  let lastRequest: Buffer = Buffer.alloc(0);
  let answered = true;
  const upstream = connect({ host: '127.0.0.1', ...target, allowHalfOpen: true, noDelay: true });
  const requests = openLine(client, upstream, {
    delayMs: rules.delayMs,
    isDropped(data) {
      lastRequest = data;
      if (answered) rules.onTurn();
      answered = false;
      return false;
    },
    isHeld: () => rules.isHeld('requests'),
  });
  const replies = openLine(upstream, client, {
    delayMs: rules.delayMs,
    isDropped() {
      answered = true;
      return rules.isDropped();
    },
    isHeld: () => rules.isHeld('replies'),
  });
  const lines = [requests, replies];
  for (const socket of [client, upstream]) {
    socket.once('close', () => {
      if (client.destroyed && upstream.destroyed) rules.onClose();
    });
  }
  return {
    lastRequest: () => lastRequest,
    isOpen: () => !client.destroyed,
    holdAll() {
      if (rules.isHeld('requests')) requests.hold();
      if (rules.isHeld('replies')) replies.hold();
    },
    letGo() {
      for (const line of lines) line.letGo();
    },
    close() {
      for (const line of lines) line.discard();
      client.destroy();
      upstream.destroy();
    },
  };
}
