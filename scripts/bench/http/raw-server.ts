import { listen } from './listen.ts';

/** An answer as it went over the wire. */
export type SentAnswer = {
  status: number;
  /** Names and values in turn, without those that Node adds itself. */
  headers: readonly string[];
  body: Uint8Array;
};

/** The least that a server of Node can do: it sends the same bytes to whoever asks, and looks at nothing. Returns its origin. */
export function serveRaw({ status, headers, body }: SentAnswer): Promise<string> {
  const list = [...headers];
  return listen((_request, response) => {
    response.writeHead(status, list);
    if (body.length > 0) response.end(body);
    else response.end();
  });
}
