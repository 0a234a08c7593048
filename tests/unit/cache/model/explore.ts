export type Step<State> = {
  label: string;
  to: State;
  /** What the surroundings may do but need not: nobody's progress may depend on it. */
  optional?: boolean;
};

export type Model<State> = {
  initial: readonly State[];
  steps(state: State): Iterable<Step<State>>;
  /** Two states with the same code behave the same from now on. */
  encode(state: State): string;
  /** The promise that this state breaks, if any. */
  broken(state: State): string | undefined;
  /** Where every reader has its answer. Such a state must be within reach from every other, without optional steps. */
  finished?(state: State): boolean;
};

export type Exploration = {
  states: number;
  violation?: {
    promise: string;
    /** The labels of a shortest way there. */
    trace: string[];
  };
};

/**
 * Visits every reachable state, nearest first, so that the first broken promise comes with a shortest counter-example.
 * Whether every reader can come to an answer is asked once every state is known.
 */
export function explore<State>(model: Model<State>): Exploration {
  const graph = createGraph();
  const indexes = new Map<string, number>();
  let frontier: { state: State; index: number }[] = [];
  const finished: number[] = [];
  let failure: { promise: string; at: number } | undefined;

  const visit = (state: State, from: number, label: string, next: typeof frontier): number => {
    const code = model.encode(state);
    const known = indexes.get(code);
    if (known !== undefined) return known;
    const index = graph.add(from, label);
    indexes.set(code, index);
    const promise = model.broken(state);
    if (promise && !failure) failure = { promise, at: index };
    if (model.finished?.(state)) finished.push(index);
    next.push({ state, index });
    return index;
  };

  for (const state of model.initial) visit(state, NONE, '', frontier);
  while (frontier.length > 0 && !failure) {
    const next: typeof frontier = [];
    for (const { state, index } of frontier) {
      for (const { label, to, optional } of model.steps(state)) {
        const target = visit(to, index, label, next);
        if (model.finished && !optional) graph.connect(index, target);
      }
      if (failure) break;
    }
    frontier = next;
  }

  if (!failure && model.finished) {
    const at = graph.firstUnableToReach(finished);
    if (at !== undefined) failure = { promise: 'every reader can come to an answer', at };
  }
  if (!failure) return { states: indexes.size };
  return { states: indexes.size, violation: { promise: failure.promise, trace: graph.traceTo(failure.at) } };
}

const NONE = -1;

/** How each state was first reached, and which steps lead where. Numbers instead of objects: there are millions. */
function createGraph() {
  const cameFrom: number[] = [];
  const labels: string[] = [];
  const sources: number[] = [];
  const targets: number[] = [];
  return {
    add(from: number, label: string): number {
      labels.push(label);
      return cameFrom.push(from) - 1;
    },
    connect(source: number, target: number): void {
      sources.push(source);
      targets.push(target);
    },
    traceTo(index: number): string[] {
      const trace: string[] = [];
      for (let at = index; cameFrom[at] !== NONE; at = cameFrom[at] as number) trace.push(labels[at] as string);
      return trace.reverse();
    },
    /** The nearest state from which none of `ends` can be reached. */
    firstUnableToReach(ends: readonly number[]): number | undefined {
      const { starts, edges } = groupByTarget(cameFrom.length, sources, targets);
      const able = new Uint8Array(cameFrom.length);
      const open = [...ends];
      for (const end of ends) able[end] = 1;
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        for (let edge = starts[at] as number; edge < (starts[at + 1] as number); edge++) {
          const source = edges[edge] as number;
          if (able[source]) continue;
          able[source] = 1;
          open.push(source);
        }
      }
      const unable = able.indexOf(0);
      return unable < 0 ? undefined : unable;
    },
  };
}

/** Sources of all edges, those with the same target side by side: the ones of target t from `starts[t]` on. */
function groupByTarget(size: number, sources: readonly number[], targets: readonly number[]) {
  const starts = new Uint32Array(size + 1);
  for (const target of targets) starts[target + 1] = (starts[target + 1] as number) + 1;
  for (let at = 0; at < size; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const edges = new Uint32Array(sources.length);
  const filled = starts.slice();
  for (const [at, target] of targets.entries()) {
    const place = filled[target] as number;
    edges[place] = sources[at] as number;
    filled[target] = place + 1;
  }
  return { starts, edges };
}
