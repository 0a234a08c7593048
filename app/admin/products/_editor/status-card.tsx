'use client';

import { useWatch } from 'react-hook-form';
import { Card } from '#app/admin/_ui/card.tsx';
import { InputField, SelectField } from '#app/admin/_ui/field.tsx';
import type { EditorForm, EditorStatus } from './editor-form.ts';
import { fromLocalMinute } from './local-minute.ts';
import { useEditor } from './use-editor.ts';

const HINTS: Record<EditorStatus, string> = {
  draft: 'Only people of the shop see it.',
  scheduled: 'A draft until then.',
  published: 'Everybody sees it and can buy it.',
  archived: 'Not in the shop any more. Old orders keep it.',
};

export function StatusCard() {
  const { register, errorOf } = useEditor();
  const [status, publishAt] = useWatch<EditorForm, ['status', 'publishAt']>({ name: ['status', 'publishAt'] });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Card title="Status">
      <div className="space-y-4">
        <SelectField
          label="Status"
          isLabelHidden
          {...register('status')}
          error={errorOf('status')}
          hint={HINTS[status]}
        >
          <option value="draft">Draft</option>
          <option value="scheduled">Scheduled</option>
          <option value="published">Published</option>
          <option value="archived">Archived</option>
        </SelectField>
        {status === 'scheduled' && (
          <InputField
            label="Published at"
            type="datetime-local"
            {...register('publishAt')}
            error={errorOf('publishAt')}
            hint={isPast(publishAt) ? 'This has passed: it is published within a minute.' : `In your time, ${zone}.`}
          />
        )}
      </div>
    </Card>
  );
}

function isPast(text: string): boolean {
  const moment = fromLocalMinute(text);
  return moment !== undefined && Date.parse(moment) < Date.now();
}
