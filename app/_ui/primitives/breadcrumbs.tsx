import { Link } from '#app/_ui/link.tsx';

export type Crumb = { name: string; href: string };
export type BreadcrumbsProps = { crumbs: Crumb[]; current?: string };

/** The way down to the page; `current` is the page itself where its heading does not say it. */
export function Breadcrumbs({ crumbs, current }: BreadcrumbsProps) {
  return (
    <nav aria-label="Breadcrumb" className="text-ink-soft text-small">
      <ol className="flex flex-wrap items-center gap-x-2.5">
        {crumbs.map((crumb) => (
          <li
            key={crumb.href}
            className="flex items-center gap-x-2.5 after:text-line-strong after:content-['/'] last:after:hidden"
          >
            <Link href={crumb.href} className="inline-block py-1 underline-offset-4 hover:text-ink hover:underline">
              {crumb.name}
            </Link>
          </li>
        ))}
        {current && (
          <li aria-current="page" className="before:mr-2.5 before:text-line-strong before:content-['/']">
            {current}
          </li>
        )}
      </ol>
    </nav>
  );
}
