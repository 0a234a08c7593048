import { clsx } from 'clsx';
import type { Category, CountedCategory } from '#lib/catalog/types.ts';
import { DepartmentTile } from './department-tile.tsx';

export type DepartmentGridProps = { departments: (Category | CountedCategory)[] };

/** Full rows where the number of departments allows it. */
function chooseColumns(count: number): string {
  if (count % 4 === 0) return 'lg:grid-cols-4';
  if (count % 5 === 0) return 'lg:grid-cols-5';
  return count % 3 === 0 ? 'lg:grid-cols-3' : 'lg:grid-cols-4';
}

export function DepartmentGrid({ departments }: DepartmentGridProps) {
  return (
    <ul className={clsx('grid grid-cols-2 gap-x-4 gap-y-8 lg:gap-x-6 lg:gap-y-10', chooseColumns(departments.length))}>
      {departments.map((department) => (
        <li key={department.id}>
          <DepartmentTile department={department} />
        </li>
      ))}
    </ul>
  );
}
