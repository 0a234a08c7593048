'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useTransition } from 'react';
import type { AuditChoices } from '#lib/audit/choices.ts';
import { sayAction } from '../../_audit/action-words.ts';
import { AdminLink } from '../../_ui/admin-link.tsx';
import { Button } from '../../_ui/button.tsx';
import { buttonLook } from '../../_ui/button-look.ts';
import { InputField, SelectField } from '../../_ui/field.tsx';
import { type AuditFilter, auditHref } from './audit-href.ts';

export type AuditFiltersProps = { filter: AuditFilter; choices: AuditChoices };

/** A form that works before and without scripts; with them a choice shows at once. */
export function AuditFilters({ filter, choices }: AuditFiltersProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();

  function show(form: HTMLFormElement) {
    const values = Object.fromEntries(new FormData(form)) as AuditFilter;
    start(() => router.push(auditHref(values)));
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    show(event.currentTarget);
  };
  const choose = (event: FormEvent<HTMLFormElement>) => {
    if (event.target instanceof HTMLSelectElement) show(event.currentTarget);
  };

  return (
    <form
      action="/admin/audit"
      onSubmit={submit}
      onChange={choose}
      className="grid grid-cols-2 items-end gap-3 lg:grid-cols-4"
    >
      {filter.subject && <input type="hidden" name="subject" value={filter.subject} />}
      <InputField
        label="Search"
        className="max-lg:col-span-2"
        name="q"
        type="search"
        defaultValue={filter.q}
        placeholder="A name, an address, an id"
        maxLength={120}
      />
      <SelectField label="Who" name="actor" defaultValue={filter.actor ?? ''}>
        <option value="">Everybody</option>
        {choices.actors.map(({ id, email }) => (
          <option key={id} value={id}>
            {email}
          </option>
        ))}
      </SelectField>
      <SelectField label="To what" name="kind" defaultValue={filter.kind ?? ''}>
        <option value="">Everything</option>
        {choices.kinds.map((kind) => (
          <option key={kind} value={kind}>
            {kind.replaceAll('-', ' ')}
          </option>
        ))}
      </SelectField>
      <SelectField className="max-lg:col-span-2" label="What" name="action" defaultValue={filter.action ?? ''}>
        <option value="">Anything</option>
        {choices.actions.map((action) => (
          <option key={action} value={action}>
            {sayAction(action)}
          </option>
        ))}
      </SelectField>
      <InputField label="From day" name="from" type="date" defaultValue={filter.from} />
      <InputField label="To day" name="to" type="date" defaultValue={filter.to} />
      <div className="flex gap-2">
        <Button type="submit" isBusy={isBusy}>
          <Search className="size-4" aria-hidden="true" />
          Show
        </Button>
        {Object.values(filter).some(Boolean) && (
          <AdminLink href="/admin/audit" className={buttonLook('quiet')}>
            Clear
          </AdminLink>
        )}
      </div>
    </form>
  );
}
