import type { Category } from '#lib/catalog/types.ts';
import { categoryHref } from './hrefs.ts';
import { Link } from './link.tsx';

export type ShopFooterProps = { departments: Category[] };

export function ShopFooter({ departments }: ShopFooterProps) {
  return (
    <footer className="stratum overflow-hidden bg-bedrock pb-0! text-on-bedrock">
      <div className="page-width">
        <h2 className="sr-only">Departments</h2>
        <ul className="grid grid-cols-2 gap-x-6 gap-y-10 sm:grid-cols-3 lg:grid-cols-4">
          {departments.map((department) => (
            <li key={department.id}>
              <Link
                href={categoryHref(department.path)}
                className="heading quiet-link py-1 text-title-3 outline-on-bedrock"
              >
                {department.name}
              </Link>
              <ul className="mt-1 text-on-bedrock-soft text-small">
                {department.children.map((category) => (
                  <li key={category.id}>
                    <Link href={categoryHref(category.path)} className="quiet-link py-1 outline-on-bedrock">
                      {category.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        <p className="mt-14">
          <Link href="/wishlist" className="quiet-link py-1 font-medium text-small outline-on-bedrock">
            Wishlist
          </Link>
        </p>
        <p className="mt-8 max-w-prose text-on-bedrock-soft text-small">
          Strata is a demonstration shop: its makers and products are invented. The objects in its pictures are Fluent
          Emoji by Microsoft, used under the MIT licence.
        </p>
      </div>
      <p
        aria-hidden="true"
        className="heading -mb-[0.2em] mt-10 select-none whitespace-nowrap text-center text-[36vw] text-bedrock-mark leading-[0.8] tracking-[-0.05em]"
      >
        Strata
      </p>
    </footer>
  );
}
