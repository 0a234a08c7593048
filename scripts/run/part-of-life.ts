import type { Lifecycle } from './lifecycle.ts';

/** A part of a command's life: what is started in it ends with it, or with the command where that ends first. */
export type Part = { life: Lifecycle; end: () => Promise<void> };

/** @param name for what does not stop */
export function beginPart(whole: Lifecycle, name: string): Part {
  const undos: { name: string; stop: () => Promise<void> | void; kill: (() => void) | undefined }[] = [];
  const end = async () => {
    const problems: string[] = [];
    for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
      try {
        await undo.stop();
      } catch (error) {
        problems.push(`${undo.name} did not stop: ${(error as Error).message}`);
      }
    }
    if (problems.length > 0) throw new Error(problems.join('\n'));
  };
  whole.onStop(name, end, () => {
    for (const undo of undos.toReversed()) undo.kill?.();
  });
  return {
    life: {
      signal: whole.signal,
      stop: whole.stop,
      onStop: (what, stop, kill) => void undos.push({ name: what, stop, kill }),
    },
    end,
  };
}
