import { type Content, NOTHING } from '../content/content.ts';
import { parsePage } from '../content/parse-html.ts';
import { parseProducts } from '../content/parse-json.ts';
import type { Answer, Entry } from './connect.ts';

/** An answer and what it shows. `absent`: it says that there is no such thing. */
export type Reading = Omit<Answer, 'body'> & {
  entry: Entry;
  path: string;
  content: Content;
  state: 'shown' | 'absent';
};

/** There is nothing to judge: the shop did not answer, or with something else than a page or its absence. */
export class UnusableAnswerError extends Error {
  override name = 'UnusableAnswerError';
}

export type ReadOptions = {
  /** The change that the answer must know of. Such a client has no copy yet. */
  ticket?: string | undefined;
};

export type Read = (entry: Entry, path: string, options?: ReadOptions) => Promise<Reading>;

/** Every so often no copy is named, so that whole answers are looked at, too. */
const WHOLE_EVERY = 16;

/**
 * Reads as a browser does that keeps a copy of everything: names its copy, and takes 304 for "that one still". An answer of
 * another version is parsed anew, be it newer or older. Copies are shared by all entries: equal tags are equal bytes.
 */
export function createRead(): Read {
  const copies = new Map<string, { etag: string; content: Content }>();
  let reads = 0;
  return async (entry, path, { ticket } = {}) => {
    reads += 1;
    const copy = ticket === undefined && reads % WHOLE_EVERY !== 0 ? copies.get(path) : undefined;
    const headers: Record<string, string> = {};
    if (copy) headers['if-none-match'] = copy.etag;
    if (ticket !== undefined) headers['strata-change'] = ticket;
    const { body, ...answer } = await entry.ask(path, { headers });
    const { status, headers: received } = answer;
    const reading = { ...answer, entry, path };
    if (status === 404) return { ...reading, state: 'absent', content: NOTHING };
    if (status === 304 && copy) return { ...reading, state: 'shown', content: copy.content };
    if (status !== 200) throw new UnusableAnswerError(`${entry.name} answered ${path} with ${status}`);
    const content = received['content-type']?.includes('json') ? parseProducts(body) : parsePage(body);
    if (received.etag !== undefined) copies.set(path, { etag: received.etag, content });
    return { ...reading, state: 'shown', content };
  };
}
