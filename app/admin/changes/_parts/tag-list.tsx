/** Tags of the cache, as they are written. */
export function TagList({ tags }: { tags: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag} className="max-w-full break-all rounded-lg bg-layer-3 px-2 py-0.5 font-mono text-micro">
          {tag}
        </li>
      ))}
    </ul>
  );
}
