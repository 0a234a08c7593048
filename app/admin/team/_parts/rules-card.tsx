'use client';

import { Switch } from '@base-ui/react/switch';
import type { TeamRules } from '#lib/team/rules.ts';
import { Card } from '../../_ui/card.tsx';
import { useTeamWrite } from './use-team-write.ts';

export type RulesCardProps = { rules: TeamRules; withoutFactor: number };

/** What everybody who works for the shop has to do to get in. */
export function RulesCard({ rules: { secondFactorRequired, version }, withoutFactor }: RulesCardProps) {
  const { write, isBusy } = useTeamWrite();
  const set = (isRequired: boolean) =>
    write({
      path: '/api/admin/team/rules',
      method: 'PUT',
      // In the body: 0, which they have before anybody has changed them, cannot be said by `If-Match`.
      body: { secondFactorRequired: isRequired, version },
      said: isRequired ? 'Everybody needs a second factor from now on.' : 'A second factor is up to everybody.',
    });
  return (
    <Card title="Rules">
      <div className="flex items-start justify-between gap-6">
        <div>
          <p id="rule-second-factor" className="font-medium text-small">
            Everybody needs a second factor
          </p>
          <p id="rule-second-factor-text" className="mt-0.5 max-w-xl text-ink-soft text-micro">
            Whoever has none can open nothing but the page where it is set up.
            {withoutFactor > 0 && !secondFactorRequired && ` That would concern ${withoutFactor} of you now.`}
          </p>
        </div>
        <Switch.Root
          checked={secondFactorRequired}
          onCheckedChange={set}
          disabled={isBusy}
          aria-labelledby="rule-second-factor"
          aria-describedby="rule-second-factor-text"
          className="flex h-6 w-11 shrink-0 cursor-pointer rounded-full bg-line-strong p-0.5 transition-colors data-checked:bg-accent data-disabled:opacity-60"
        >
          <Switch.Thumb className="size-5 rounded-full bg-panel transition-transform data-checked:translate-x-5" />
        </Switch.Root>
      </div>
    </Card>
  );
}
