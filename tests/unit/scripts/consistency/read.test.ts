import { expect, it } from 'vitest';
import type { Answer, Entry, Request } from '#scripts/consistency/http/connect.ts';
import { createRead, UnusableAnswerError } from '#scripts/consistency/http/read.ts';

/** An entry that answers with a product of this version, or with 304 to whoever has it. */
function createEntry(name: string) {
  const asked: Request[] = [];
  let version = 1;
  let status = 200;
  const entry: Entry = {
    name,
    layer: 'process',
    url: '',
    async ask(_path, request = {}): Promise<Answer> {
      asked.push(request);
      const etag = `"${version}"`;
      const isSame = status === 200 && request.headers?.['if-none-match'] === etag;
      const headers = { etag, 'content-type': 'application/json' };
      const body = isSame ? '' : JSON.stringify({ id: '1', version, price: 5 });
      return { status: isSame ? 304 : status, headers, body, sentAt: 1, receivedAt: 2 };
    },
    close: async () => {},
  };
  const set = (next: { version?: number; status?: number }) => {
    version = next.version ?? version;
    status = next.status ?? status;
  };
  return { entry, asked, set };
}

it('takes a 304 for the copy that it has named, whichever entry gave it', async () => {
  const read = createRead();
  const [one, two] = [createEntry('one'), createEntry('two')];
  await read(one.entry, '/p');
  const again = await read(two.entry, '/p');
  expect(again).toMatchObject({ status: 304, state: 'shown' });
  expect(again.content.products.get('1')?.version).toBe(1);
});

it('sees an older version than the one it has', async () => {
  const read = createRead();
  const [one, two] = [createEntry('one'), createEntry('two')];
  one.set({ version: 2 });
  await read(one.entry, '/p');
  const old = await read(two.entry, '/p');
  expect(old.status).toBe(200);
  expect(old.content.products.get('1')?.version).toBe(1);
});

it('names no copy with a ticket, nor every sixteenth time', async () => {
  const read = createRead();
  const { entry, asked } = createEntry('one');
  await read(entry, '/p');
  await read(entry, '/p', { ticket: '7' });
  expect(asked[1]?.headers).toEqual({ 'strata-change': '7' });
  for (let nth = 3; nth <= 16; nth += 1) await read(entry, '/p');
  expect(asked.at(-2)?.headers).toEqual({ 'if-none-match': '"1"' });
  expect(asked.at(-1)?.headers).toEqual({});
});

it('knows absence from failure', async () => {
  const read = createRead();
  const { entry, set } = createEntry('one');
  set({ status: 404 });
  expect(await read(entry, '/p')).toMatchObject({ state: 'absent' });
  set({ status: 503 });
  await expect(read(entry, '/p')).rejects.toThrow(UnusableAnswerError);
});
