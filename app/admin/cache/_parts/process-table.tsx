import { Card } from '#app/admin/_ui/card.tsx';
import { Status } from '#app/admin/_ui/status.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { CacheReport } from '#lib/admin/cache-figures.ts';
import type { ProcessReport } from '#lib/fleet/questions.ts';
import { formatBytes, formatCount, formatSpan } from './format.ts';

/** The processes of the fleet: which one relays changes, and how far each has come. */
export function ProcessTable({ report }: { report: CacheReport }) {
  const { processes, alive } = report.fleet;
  const newest = Math.max(...processes.map(({ position }) => position));
  const builds = new Set(processes.map(({ build }) => build));
  const missing = alive === null ? 0 : alive - processes.length;
  return (
    <Card
      title="Processes"
      text={`${describeFleet(processes.length, alive)} ${describeShared(report.layers.l2)}`}
      isFlush
    >
      <Table label="Figures of the processes">
        <thead>
          <tr>
            <HeadCell>Process</HeadCell>
            <HeadCell>Relay</HeadCell>
            <HeadCell>Knows of changes</HeadCell>
            <HeadCell>Build</HeadCell>
            <HeadCell isNumber>Up</HeadCell>
            <HeadCell isNumber>Holds</HeadCell>
            <HeadCell isNumber>Memory</HeadCell>
            <HeadCell isNumber>Gaps</HeadCell>
            <HeadCell isNumber>Owed changes</HeadCell>
          </tr>
        </thead>
        <tbody>
          {processes.map((process) => (
            <ProcessLine key={process.id} process={process} newest={newest} isMixed={builds.size > 1} />
          ))}
        </tbody>
      </Table>
      {missing > 0 && (
        <p className="px-5 py-3 font-medium text-bad text-small">
          {missing === 1 ? 'One process lives that does' : `${missing} processes live that do`} not answer.
        </p>
      )}
    </Card>
  );
}

type LineProps = { process: ProcessReport; newest: number; isMixed: boolean };

function ProcessLine({ process, newest, isMixed }: LineProps) {
  // Positions are never below the time in microseconds at which a change was announced.
  const behindMs = (newest - process.position) / 1_000;
  const owed = process.debtsOwed - process.debtsPaid;
  return (
    <tr>
      <Cell>
        <span className="font-medium">{process.pid}</span> <span className="text-ink-soft">on {process.host}</span>
      </Cell>
      <Cell>
        {process.role === 'leading' ? <Status tone="accent">leads</Status> : <Status tone="quiet">stands by</Status>}
      </Cell>
      <Cell>
        <Knowledge {...{ behindMs, isTrusted: process.trusted }} />
      </Cell>
      <Cell className="whitespace-nowrap">
        <code className="text-micro">{process.build.slice(0, 11)}</code>
        {isMixed && <span className="ml-2 text-low text-micro">mixed</span>}
      </Cell>
      <Cell isNumber>{formatSpan(Date.now() - Date.parse(process.startedAt))}</Cell>
      <Cell isNumber>
        {formatBytes(process.bytes)} <span className="text-ink-soft">in {formatCount(process.entries)}</span>
      </Cell>
      <Cell isNumber>{formatBytes(process.rssBytes)}</Cell>
      <Cell isNumber>{formatCount(process.gaps)}</Cell>
      <Cell isNumber>{owed > 0 ? <span className="font-semibold text-bad">{formatCount(owed)}</span> : '0'}</Cell>
    </tr>
  );
}

function Knowledge({ behindMs, isTrusted }: { behindMs: number; isTrusted: boolean }) {
  if (!isTrusted) return <Status tone="bad">cannot be sure</Status>;
  // A step of the log that is being brought is nobody's delay.
  return behindMs < 1_000 ? (
    <Status tone="good">all</Status>
  ) : (
    <Status tone="low">{formatSpan(behindMs)} behind</Status>
  );
}

function describeShared({ kind, bytes }: CacheReport['layers']['l2']): string {
  const name = kind === 'redis' ? 'Redis' : 'The store in its memory';
  return bytes === null ? '' : `${name} takes ${formatBytes(bytes)}.`;
}

function describeFleet(answering: number, alive: number | null): string {
  if (alive === null) return 'Redis does not answer: this is the process that answers you, alone.';
  return answering === 1 ? 'One process serves the shop.' : `${answering} processes serve the shop.`;
}
