import type { StaffRole } from '#lib/team/types.ts';
import { ROLE_WORDS } from './role-words.ts';

export type RoleChoiceProps = { value: StaffRole; onChange: (role: StaffRole) => void };

/** One of the four roles, each with what it may. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-micro">Role</legend>
      <div className="divide-y divide-line overflow-hidden rounded-xl border border-line-strong">
        {ROLE_WORDS.map(({ role, label, text }) => (
          <label
            key={role}
            className="flex cursor-pointer items-start gap-3 px-4 py-2.5 hover:bg-layer-2 has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="role"
              value={role}
              checked={value === role}
              onChange={() => onChange(role)}
              className="mt-1 size-4 accent-accent"
            />
            <span>
              <span className="block font-medium text-small">{label}</span>
              <span className="block text-ink-soft text-micro">{text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
