export type KeyListProps = { keys: readonly { keys: readonly string[]; does: string }[] };

/** What the keys of a page do. */
export function KeyList({ keys }: KeyListProps) {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-2 text-small">
      {keys.map((entry) => (
        <div key={entry.does} className="contents">
          <dt className="flex gap-1">
            {entry.keys.map((key) => (
              <kbd
                key={key}
                className="grid h-6 min-w-6 place-items-center rounded-md bg-layer-3 px-1.5 font-sans text-micro"
              >
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{entry.does}</dd>
        </div>
      ))}
    </dl>
  );
}
