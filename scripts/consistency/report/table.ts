import { AGES, type Age } from '../oracles/layer.ts';
import { countNines, formatNines } from '../oracles/nines.ts';
import { type Counts, type Row, sumCounts } from '../oracles/tally.ts';

const NAME_WIDTH = 24;
const CELL_WIDTH = 23;

/** Probes, how many of them were bad, and the nines, by layer, form and age. */
export function renderTable(rows: readonly Row[]): string[] {
  const layers = [...new Set(rows.map(({ layer }) => layer))];
  const lines = [
    renderLine(
      '',
      AGES.map((age) => `after ${age / 1_000} s`),
    ),
    renderLine(
      '',
      AGES.map(() => 'probes   bad  nines'),
    ),
  ];
  for (const layer of layers) {
    const own = rows.filter((row) => row.layer === layer);
    for (const form of new Set(own.map((row) => row.form))) {
      lines.push(
        renderCounts(
          `${layer} ${form}`,
          own.filter((row) => row.form === form),
        ),
      );
    }
    lines.push(renderCounts(`${layer}, all`, own));
  }
  return [...lines, renderCounts('all', rows)];
}

function renderCounts(name: string, rows: readonly Row[]): string {
  return renderLine(
    name,
    AGES.map((age: Age) => renderCell(sumCounts(rows.filter((row) => row.age === age).map(({ counts }) => counts)))),
  );
}

function renderCell({ probes, violation, unpurged }: Counts): string {
  const bad = violation + unpurged;
  return `${String(probes).padStart(7)}${String(bad).padStart(5)}  ${formatNines(countNines(bad, probes)).padStart(6)}`;
}

const renderLine = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')}`.trimEnd();
