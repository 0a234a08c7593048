import cliProgress from 'cli-progress';
import type { SeedProgress } from '#db/seed/index.ts';

/** Elsewhere than under a terminal: a line this often. */
const LINE_MS = 2000;

export type SeedReport = {
  show(progress: SeedProgress): void;
  /** Prints a line of its own. */
  note(line: string): void;
  /** How far it is, in words; '' before the first progress. */
  place(): string;
  /** Ends the bar, and prints a last line unless that is empty. */
  end(line: string): void;
};

/** A bar with products/s under a terminal, plain lines elsewhere. */
export function createSeedReport(out: NodeJS.WriteStream = process.stdout): SeedReport {
  const print = (line: string) => void out.write(`${line}\n`);
  const bar = out.isTTY === true && process.env.CI === undefined ? createBar(out) : createLines(print);
  let last: SeedProgress | undefined;
  let first: { done: number; at: number } | undefined;

  return {
    show(progress) {
      first ??= { done: progress.done, at: performance.now() };
      const seconds = (performance.now() - first.at) / 1000;
      const added = progress.done - first.done;
      bar.draw(progress, added > 0 ? `${formatCount(Math.round(added / seconds))} products/s` : '');
      last = progress;
    },
    note(line) {
      bar.clear();
      print(line);
    },
    place: () => (last ? describePlace(last) : ''),
    end(line) {
      bar.clear();
      if (line !== '') print(line);
    },
  };
}

/** A whole number with a comma between thousands. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}

type Drawing = { draw(progress: SeedProgress, rate: string): void; clear(): void };

function createBar(out: NodeJS.WriteStream): Drawing {
  const bar = new cliProgress.SingleBar({
    stream: out,
    hideCursor: true,
    clearOnComplete: true,
    // The command itself decides what a signal does.
    gracefulExit: false,
    barsize: 30,
    format: '  {bar} {text}',
  });
  let state: 'new' | 'shown' | 'ended' = 'new';
  return {
    draw(progress, rate) {
      if (state === 'ended') return;
      const text = `${describePlace(progress)}${rate && `, ${rate}`}`;
      if (state === 'new') bar.start(progress.total, progress.done, { text });
      else bar.update(progress.done, { text });
      state = 'shown';
    },
    clear() {
      if (state === 'shown') bar.stop();
      state = 'ended';
    },
  };
}

function createLines(print: (line: string) => void): Drawing {
  let phase = '';
  let printedAt = Number.NEGATIVE_INFINITY;
  return {
    draw(progress, rate) {
      if (progress.phase === 'indexes' && phase !== 'indexes') print('  building indexes and constraints ...');
      else if (progress.phase === 'products' && performance.now() - printedAt >= LINE_MS) {
        print(`  ${describePlace(progress)}${rate && `, ${rate}`}`);
        printedAt = performance.now();
      }
      phase = progress.phase;
    },
    clear() {},
  };
}

function describePlace({ phase, done, total, step }: SeedProgress): string {
  if (phase === 'indexes') return `building ${step ?? 'indexes'}`;
  return `${formatCount(done)} of ${formatCount(total)} products`;
}
