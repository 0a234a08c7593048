import { expect, it } from 'vitest';
import { type Upload, UploadQueue } from '#app/admin/_media/upload-queue.ts';
import type { TakenPicture } from '#lib/images/admin.ts';

const pictureOf = (name: string): TakenPicture => ({ hash: name, url: '', width: 1, height: 1, placeholder: '#fff' });

/** A queue whose uploads end when the test says so. */
function openQueue() {
  const sent = new Map<
    string,
    { resolve: () => void; fail: (why: string) => void; progress: (share: number) => void }
  >();
  const cancelled: string[] = [];
  const taken: string[] = [];
  let uploads: Upload[] = [];
  const queue = new UploadQueue({
    onTaken: (pictures) => taken.push(...pictures.map(({ hash }) => hash)),
    onChange: (next) => {
      uploads = next;
    },
    send({ name }, progress) {
      const { promise, resolve, reject } = Promise.withResolvers<TakenPicture>();
      sent.set(name, {
        resolve: () => resolve(pictureOf(name)),
        fail: (why) => reject(new Error(why)),
        progress,
      });
      return { done: promise, cancel: () => cancelled.push(name) };
    },
  });
  return {
    queue,
    sent,
    taken,
    cancelled,
    add: (...names: string[]) => queue.add(names.map((name) => new File([''], name))),
    states: () => uploads.map(({ name, state }) => `${name} ${state}`),
    uploads: () => uploads,
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

it('sends three at a time, and the next when one has ended', async () => {
  const { add, sent, settled } = openQueue();
  add('a', 'b', 'c', 'd');
  expect([...sent.keys()]).toEqual(['a', 'b', 'c']);
  sent.get('b')?.resolve();
  await settled();
  expect([...sent.keys()]).toEqual(['a', 'b', 'c', 'd']);
});

it('gives pictures in the order of their files, whichever is there first', async () => {
  const { add, sent, taken, settled } = openQueue();
  add('a', 'b', 'c');
  sent.get('c')?.resolve();
  sent.get('b')?.resolve();
  await settled();
  expect(taken).toEqual([]);
  sent.get('a')?.resolve();
  await settled();
  expect(taken).toEqual(['a', 'b', 'c']);
});

it('does not keep the others waiting for one that failed, and says why it did', async () => {
  const { add, sent, taken, uploads, settled } = openQueue();
  add('a', 'b');
  sent.get('b')?.resolve();
  sent.get('a')?.fail('It moves.');
  await settled();
  expect(taken).toEqual(['b']);
  expect(uploads()).toEqual([{ id: 1, name: 'a', state: 'failed', detail: 'It moves.' }]);
});

it('sends a failed one again', async () => {
  const { add, queue, sent, taken, settled } = openQueue();
  add('a');
  sent.get('a')?.fail('cut off');
  await settled();
  queue.retry(1);
  sent.get('a')?.resolve();
  await settled();
  expect(taken).toEqual(['a']);
});

it('says how far a file is, and when the shop is at work on it', () => {
  const { add, sent, uploads } = openQueue();
  add('a');
  sent.get('a')?.progress(0.4);
  expect(uploads()).toMatchObject([{ state: 'sending', share: 0.4 }]);
  sent.get('a')?.progress(1);
  expect(uploads()).toMatchObject([{ state: 'working' }]);
});

it('ends one that is not wanted any more', async () => {
  const { add, queue, sent, taken, cancelled, states, settled } = openQueue();
  add('a', 'b');
  queue.drop(1);
  expect(cancelled).toEqual(['a']);
  sent.get('a')?.resolve();
  sent.get('b')?.resolve();
  await settled();
  expect(taken).toEqual(['b']);
  expect(states()).toEqual([]);
});
