import type { Category } from '#lib/catalog/types.ts';
import { categoryHref } from './hrefs.ts';
import { Link } from './link.tsx';
import { Picture } from './picture.tsx';
import { CloseIcon } from './primitives/icons.tsx';
import { PopoverPanel } from './primitives/popover-panel.tsx';

export const DEPARTMENTS_PANEL_ID = 'departments-panel';

export type DepartmentsPanelProps = { departments: Category[] };

/** All departments with what is in them: a drawer on a phone, a wide panel on a desktop. */
export function DepartmentsPanel({ departments }: DepartmentsPanelProps) {
  return (
    <PopoverPanel id={DEPARTMENTS_PANEL_ID} label="Departments" className="departments">
      <div className="sticky top-0 z-10 flex items-center justify-between bg-panel px-5 py-3 lg:hidden">
        <p className="heading text-title-3">Departments</p>
        <button
          type="button"
          popoverTarget={DEPARTMENTS_PANEL_ID}
          popoverTargetAction="hide"
          aria-label="Close departments"
          className="-mr-2 inline-flex size-12 items-center justify-center rounded-full hover:bg-layer-2"
        >
          <CloseIcon />
        </button>
      </div>
      <ul className="grid gap-x-8 gap-y-7 px-5 pt-2 pb-10 lg:grid-cols-3 lg:gap-y-9 lg:p-10 xl:grid-cols-4">
        {departments.map((department) => (
          <li key={department.id} className="flex items-start gap-4">
            {department.picture && (
              <Picture
                picture={department.picture}
                sizes="thumbnail"
                alt=""
                className="aspect-square w-14 shrink-0 rounded-2xl lg:w-16"
              />
            )}
            <div className="min-w-0 flex-1">
              <Link
                href={categoryHref(department.path)}
                className="heading inline-block py-1 text-title-3 hover:text-accent"
              >
                {department.name}
              </Link>
              <ul className="text-ink-soft text-small">
                {department.children.map((category) => (
                  <li key={category.id}>
                    <Link href={categoryHref(category.path)} className="quiet-link py-1.5 lg:py-0.5">
                      {category.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </PopoverPanel>
  );
}
