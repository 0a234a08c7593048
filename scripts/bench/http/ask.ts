import { get } from 'node:http';
import type { SentAnswer } from './raw-server.ts';

/** Node puts these on every answer itself. */
const OF_NODE = new Set(['date', 'connection', 'keep-alive']);

/** One answer, byte for byte as it was sent. */
export function ask(url: string, headers: Record<string, string>): Promise<SentAnswer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers }, async (response) => {
      try {
        const chunks: Uint8Array[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({
          status: response.statusCode ?? 0,
          headers: withoutNodes(response.rawHeaders),
          body: Buffer.concat(chunks),
        });
      } catch (error) {
        reject(error);
      }
    });
    request.once('error', reject);
  });
}

/** The value of a header; names in small letters. */
export function headerOf({ headers }: SentAnswer, name: string): string | undefined {
  const at = headers.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === name);
  return at < 0 ? undefined : headers[at + 1];
}

function withoutNodes(list: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < list.length; at += 2) {
    const [name = '', value = ''] = [list[at], list[at + 1]];
    if (!OF_NODE.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
