import { Link } from './link.tsx';

const layers = [
  { d: 'M3 6.5C7 3 11 3 15 5s8 2 12-1.5v4.4C23 11.4 19 11.4 15 9.4s-8-2-12 1.5z', className: 'text-ink/40' },
  { d: 'M3 14c4-3.5 8-3.5 12-1.5s8 2 12-1.5v4.4c-4 3.5-8 3.5-12 1.5s-8-2-12 1.5z', className: 'text-accent' },
  { d: 'M3 21.5c4-3.5 8-3.5 12-1.5s8 2 12-1.5v4.4c-4 3.5-8 3.5-12 1.5s-8-2-12 1.5z', className: 'text-ink' },
];

export function Logo() {
  return (
    <Link href="/" className="inline-flex items-center gap-2.5 rounded-full" aria-label="Strata, home">
      <svg className="size-8" viewBox="0 0 30 30" aria-hidden="true">
        {layers.map((layer) => (
          <path key={layer.d} d={layer.d} fill="currentColor" className={layer.className} />
        ))}
      </svg>
      <span className="heading text-[1.625rem] leading-none">Strata</span>
    </Link>
  );
}
