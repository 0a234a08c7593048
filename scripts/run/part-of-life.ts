import { killEach, type Lifecycle, type Undo, undoAll } from './lifecycle.ts';

/** A part of a command's life: what is started in it ends with it, or with the command where that ends first. */
export type Part = { life: Lifecycle; end: () => Promise<void> };

/** @param name for what does not stop */
export function beginPart(whole: Lifecycle, name: string): Part {
  const undos: Undo[] = [];
  const end = async () => {
    const problems: string[] = [];
    await undoAll(undos, (problem) => void problems.push(problem));
    if (problems.length > 0) throw new Error(problems.join('\n'));
  };
  whole.onStop(name, end, () => killEach(undos));
  return {
    life: {
      signal: whole.signal,
      stop: whole.stop,
      onStop: (what, stop, kill) => void undos.push({ name: what, stop, kill }),
    },
    end,
  };
}
