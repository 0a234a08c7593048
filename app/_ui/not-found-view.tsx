import type { Category } from '#lib/catalog/types.ts';
import { DepartmentGrid } from './department-grid.tsx';
import { SearchForm } from './search-form.tsx';

export type NotFoundViewProps = { title: string; text: string; departments: Category[] };

/** The whole page for an address that names nothing. */
export function NotFoundView({ title, text, departments }: NotFoundViewProps) {
  return (
    <div className="page-width pt-10 pb-32 lg:pt-20">
      <h1 className="heading max-w-4xl text-title-1">{title}</h1>
      <p className="mt-5 max-w-xl text-ink-soft text-lead">{text}</p>
      <SearchForm id="not-found-search" label="Search for something else" size="large" className="mt-9 max-w-2xl" />
      <h2 className="heading mt-20 mb-7 text-title-2">Or start from a department</h2>
      <DepartmentGrid departments={departments} />
    </div>
  );
}
