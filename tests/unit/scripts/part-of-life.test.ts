import { expect, it } from 'vitest';
import type { Lifecycle } from '#scripts/run/lifecycle.ts';
import { beginPart } from '#scripts/run/part-of-life.ts';

function pretendLife() {
  const undos: { name: string; stop: () => Promise<void> | void; kill?: (() => void) | undefined }[] = [];
  const life = {
    signal: new AbortController().signal,
    onStop: (name, stop, kill) => void undos.push({ name, stop, kill }),
    stop: () => Promise.reject(new Error('not here')),
  } satisfies Lifecycle as Lifecycle;
  return { life, undos };
}

it('ends what was started in it, last in, first out, and once', async () => {
  const { life, undos } = pretendLife();
  const { life: part, end } = beginPart(life, 'part');
  const ended: string[] = [];
  part.onStop('one', () => void ended.push('one'));
  part.onStop('two', () => void ended.push('two'));
  await end();
  await undos[0]?.stop();
  expect(ended).toEqual(['two', 'one']);
});

it('ends with the whole where that ends first', async () => {
  const { life, undos } = pretendLife();
  const ended: string[] = [];
  beginPart(life, 'part').life.onStop('one', () => void ended.push('one'));
  await undos[0]?.stop();
  expect(ended).toEqual(['one']);
});

it('ends all of it though one does not stop, and says which', async () => {
  const { life: part, end } = beginPart(pretendLife().life, 'part');
  const ended: string[] = [];
  part.onStop('one', () => void ended.push('one'));
  part.onStop('two', () => Promise.reject(new Error('stuck')));
  await expect(end()).rejects.toThrow('two did not stop: stuck');
  expect(ended).toEqual(['one']);
});
