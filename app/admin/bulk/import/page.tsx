import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { FormatHelp } from './_parts/format-help.tsx';
import { ImportForm } from './_parts/import-form.tsx';

export const metadata: Metadata = { title: 'Import a file' };

export default function ImportPage() {
  return openAdminPage('editor', async () => (
    <>
      <PageHeader
        title="Import a file"
        back={{ href: '/admin/bulk', label: 'Imports and bulk edits' }}
        text="Nothing is written yet: you see what each row would change, and what is wrong, before you start it."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <Card title="The file">
          <ImportForm />
        </Card>
        <FormatHelp />
      </div>
    </>
  ));
}
