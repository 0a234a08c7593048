const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;

type Step = { title: string; startedAt: number; detail: string };

type Judgement = { good: boolean; note: string };

export type Progress = {
  /**
   * Runs one step and prints how long it took.
   * @param work may call `detail` to say how far it is
   * @param judge tells of a result whether it is a good one, and what to print beside it
   */
  step<T>(
    title: string,
    work: (detail: (text: string) => void) => Promise<T>,
    judge?: (result: T) => Judgement,
  ): Promise<T>;
  /** Prints a line of its own, above whatever is running. */
  note(line: string): void;
};

/** Does the work, and prints nothing. */
export const SILENT: Progress = { note: () => {}, step: (_title, work) => work(() => {}) };

/** Steps with elapsed time: one live line under a terminal, one plain line for each event elsewhere. */
export function createProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  const live = out.isTTY === true && process.env.CI === undefined;
  const running = new Set<Step>();
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;

  const draw = () => {
    if (!live) return;
    frame += 1;
    const parts = [...running].map((step) => `${step.title} ${formatSeconds(step)}${step.detail && ` ${step.detail}`}`);
    const line = parts.length === 0 ? '' : `${FRAMES[frame % FRAMES.length]} ${parts.join(' · ')}`;
    out.write(`\r\u001B[K${line.slice(0, (out.columns || 80) - 1)}`);
  };
  const print = (line: string) => {
    out.write(`${live ? '\r\u001B[K' : ''}${line}\n`);
    draw();
  };
  const begin = (step: Step) => {
    running.add(step);
    if (live) timer ??= setInterval(draw, FRAME_MS);
    else print(`  ${step.title} ...`);
  };
  const end = (step: Step, { good, note }: Judgement) => {
    running.delete(step);
    if (running.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    print(`${good ? '✓' : '✗'} ${step.title.padEnd(24)} ${formatSeconds(step).padStart(7)}  ${note}`.trimEnd());
  };

  return {
    note: print,
    async step(title, work, judge = () => ({ good: true, note: '' })) {
      const step: Step = { title, startedAt: performance.now(), detail: '' };
      begin(step);
      try {
        const result = await work((text) => {
          step.detail = text;
        });
        end(step, judge(result));
        return result;
      } catch (error) {
        end(step, { good: false, note: '' });
        throw error;
      }
    },
  };
}

function formatSeconds(step: Step): string {
  return `${((performance.now() - step.startedAt) / 1000).toFixed(1)} s`;
}
