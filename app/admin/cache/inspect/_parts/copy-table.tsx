import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Status, type StatusTone } from '#app/admin/_ui/status.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { Comparison } from '#lib/admin/inspect/compare.ts';
import type { InspectedKey, ProcessView } from '#lib/admin/inspect/inspect-key.ts';
import { formatSpan, NOTHING } from '../../_parts/format.ts';

type Copy = NonNullable<ProcessView['copy']>;

/** The layers from the innermost outwards, and the database below them. */
export function CopyTable({ inspected, now }: { inspected: InspectedKey; now: number }) {
  const { processes, shared, source, alive } = inspected;
  const missing = (alive ?? processes.length) - processes.length;
  return (
    <Table label={`Copies of ${inspected.key}`}>
      <thead>
        <tr>
          <HeadCell>Layer</HeadCell>
          <HeadCell>Holds</HeadCell>
          <HeadCell>Compared with the database</HeadCell>
          <HeadCell>Tags say</HeadCell>
          <HeadCell isNumber>Age</HeadCell>
          <HeadCell isNumber>Ends by itself</HeadCell>
        </tr>
      </thead>
      <tbody>
        {processes.map((process) => (
          <CopyLine
            key={process.id}
            {...{ now, copy: process.copy, instead: 'nothing' }}
            place={`Process ${process.pid}`}
            text={`on ${process.host}${process.trusted ? '' : ', not sure of its copies'}${process.owed ? ', owes Redis a change' : ''}`}
          />
        ))}
        {missing > 0 && (
          <CopyLine {...{ now, copy: null }} place={`${missing} more`} text="" instead="did not answer" />
        )}
        <CopyLine
          {...{ now, copy: shared.state === 'held' ? shared.copy : null }}
          place={shared.name}
          text="for all processes"
          instead={shared.state === 'held' || shared.state === 'absent' ? 'nothing' : WORDS[shared.state]}
        />
        <tr>
          <Cell>
            <p className="font-medium">Postgres</p>
            <p className="text-ink-soft text-micro">asked just now</p>
          </Cell>
          <Cell colSpan={5}>{describeSource(inspected.thing, source)}</Cell>
        </tr>
      </tbody>
    </Table>
  );
}

const WORDS = { unreadable: 'something that cannot be read: a miss', unavailable: 'no answer' };
const VERDICTS: Record<Copy['verdict'], { tone: StatusTone; word: string }> = {
  alive: { tone: 'good', word: 'alive' },
  stale: { tone: 'low', word: 'to be renewed' },
  dead: { tone: 'quiet', word: 'ended' },
  unknown: { tone: 'low', word: 'not known here' },
};

type CopyLineProps = { place: string; text: string; copy: Copy | null; instead: string; now: number };

function CopyLine({ place, text, copy, instead, now }: CopyLineProps) {
  return (
    <tr className="align-top">
      <Cell className="whitespace-nowrap">
        <p className="font-medium">{place}</p>
        <p className="text-ink-soft text-micro">{text}</p>
      </Cell>
      {copy ? (
        <>
          <Cell className="whitespace-nowrap">
            <Held copy={copy} />
          </Cell>
          <Cell>
            <Compared comparison={copy.comparison} />
          </Cell>
          <Cell>
            <Status tone={VERDICTS[copy.verdict].tone}>{VERDICTS[copy.verdict].word}</Status>
          </Cell>
          <Cell isNumber>{formatSpan(now - copy.createdAt)}</Cell>
          <Cell isNumber>{copy.until > now ? `in ${formatSpan(copy.until - now)}` : 'is over'}</Cell>
        </>
      ) : (
        <Cell colSpan={5} className="text-ink-soft">
          {instead}
        </Cell>
      )}
    </tr>
  );
}

function Held({ copy }: { copy: Copy }) {
  const shows = Object.keys(copy.facts.shows);
  if (!copy.found) return 'that there is none';
  if (copy.version > 0) return `version ${copy.version}`;
  if (shows.length === 0) return 'a value';
  return shows.length === 1 ? `a page with product ${shows[0]}` : `a page with ${shows.length} products`;
}

function Compared({ comparison }: { comparison: Comparison }) {
  if (comparison.state === 'untold') return <span className="text-ink-soft">{NOTHING}</span>;
  if (comparison.state === 'same') return <Status tone="good">the same</Status>;
  return (
    <>
      <Status tone="bad">{comparison.isOlder ? 'older' : 'different'}</Status>
      <ul className="mt-1.5 grid gap-0.5 text-micro">
        {comparison.fields.map(({ field, here, source }) => (
          <li key={field} className="break-words">
            <FieldName field={field} /> <Change {...{ here, source }} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Of what is not plain only a digest is known, which says nothing to people. */
function Change({ here, source }: { here: string; source: string }) {
  if (here.startsWith('#') && source.startsWith('#')) return 'is another';
  return (
    <>
      <del className="text-bad">{shorten(here)}</del>, not{' '}
      <ins className="font-semibold no-underline">{shorten(source)}</ins>
    </>
  );
}

/** A product that a page shows leads on to the product itself. */
function FieldName({ field }: { field: string }) {
  const id = /^product (\d+)$/.exec(field)?.[1];
  if (id === undefined) return <span className="text-ink-soft">{field}</span>;
  return (
    <AdminLink href={`/admin/cache/inspect?q=${id}`} className="underline underline-offset-4">
      {field}
    </AdminLink>
  );
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function describeSource(thing: string, source: InspectedKey['source']): string {
  if (thing === 'page') return 'The versions of the products that the page shows were looked up.';
  if (source.state === 'found') return source.version > 0 ? `version ${source.version}` : 'a value';
  if (source.state === 'absent') return 'nothing, or nothing that is on sale';
  return source.state === 'failed' ? 'no answer' : 'It cannot be asked for this key alone.';
}
