'use client';

import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Line } from './series-model.ts';

/** `tone`: a colour of the design, `--accent`. */
export type PlotLine = { label: string; tone: string; values: Line; isDashed?: boolean; isFilled?: boolean };

export type PlotProps = {
  /** Says in words what the picture shows, for those who do not see it. */
  label: string;
  x: readonly number[];
  lines: readonly PlotLine[];
  format: (value: number) => string;
  /** Orders of magnitude get the same room: for durations. */
  isLogarithmic?: boolean;
  /** The scale goes at least so far. */
  atLeast?: number;
};

const HEIGHT = 168;
const SYNC = 'cache';

/** Lines over time, which grow to the right; pointing at one plot shows the same moment in all. */
export function Plot({ label, x, lines, format, isLogarithmic = false, atLeast = 1 }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const scheme = useScheme();
  const data = [x, ...lines.map(({ values }) => values)] as uPlot.AlignedData;
  const latest = useRef({ data, format, atLeast });
  latest.current = { data, format, atLeast };
  const shape = lines
    .map(({ label: name, tone, isDashed, isFilled }) => `${name}|${tone}|${isDashed}|${isFilled}`)
    .join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for other lines or colours, not for other numbers
  useEffect(() => {
    const target = place.current;
    if (!target) return;
    const made = new uPlot(
      toOptions(target, { lines, isLogarithmic, read: () => latest.current }),
      latest.current.data,
      target,
    );
    plot.current = made;
    const resizing = new ResizeObserver(() => made.setSize({ width: target.clientWidth, height: HEIGHT }));
    resizing.observe(target);
    return () => {
      resizing.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape, scheme, isLogarithmic]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new numbers come with a new `x`
  useEffect(() => plot.current?.setData(latest.current.data), [x]);

  return <div ref={place} role="img" aria-label={label} className="plot min-w-0" style={{ minHeight: HEIGHT }} />;
}

type Live = { format: (value: number) => string; atLeast: number };

function toOptions(
  target: HTMLElement,
  { lines, isLogarithmic, read }: { lines: readonly PlotLine[]; isLogarithmic: boolean; read: () => Live },
): uPlot.Options {
  const colour = (tone: string) => resolveColour(target, tone);
  const axis: uPlot.Axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: `11px ${getComputedStyle(target).fontFamily}`,
  };
  return {
    width: target.clientWidth,
    height: HEIGHT,
    padding: [8, 4, 0, 0],
    legend: { show: false },
    cursor: { y: false, sync: { key: SYNC }, points: { size: 6 }, drag: { x: false, y: false } },
    scales: {
      y: isLogarithmic
        ? {
            distr: 3,
            log: 2,
            range: (_, min, max) => [Math.max(0.0625, min / 2 || 0.0625), Math.max(read().atLeast, max)],
          }
        : { range: (_, _min, max) => [0, Math.max(read().atLeast, (max || 0) * 1.1)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 26,
        space: 60,
        incrs: [60, 120, 300, 600, 900],
        values: (_, at) => at.map(formatClock),
      },
      {
        ...axis,
        size: 58,
        space: 34,
        values: (_, at) => at.map((value) => (value === null ? '' : read().format(value))),
      },
    ],
    series: [
      {},
      ...lines.map(
        ({ label, tone, isDashed, isFilled }): uPlot.Series => ({
          label,
          stroke: colour(tone),
          width: 1.5,
          points: { show: false },
          spanGaps: isLogarithmic,
          ...(isDashed && { dash: [4, 4] }),
          ...(isFilled && { fill: withAlpha(colour(tone)) }),
        }),
      ),
    ],
  };
}

const clock = new Intl.DateTimeFormat('en-IE', { hour: '2-digit', minute: '2-digit', hour12: false });
const formatClock = (seconds: number) => clock.format(seconds * 1_000);

/** A canvas knows no variables of CSS: the colour that one stands for here and now. */
function resolveColour(target: HTMLElement, tone: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${tone})`;
  target.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

const withAlpha = (colour: string) => `color-mix(in oklab, ${colour} 14%, transparent)`;

/** Light or dark, as the system has it now. */
function useScheme(): 'light' | 'dark' {
  const [isDark, setDark] = useState(false);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setDark(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isDark ? 'dark' : 'light';
}
