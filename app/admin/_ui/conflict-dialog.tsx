'use client';

import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** A field in which what was typed here differs from what somebody else has saved; as people read them. */
export type ConflictingField = { label: string; mine: string; theirs: string };

export type ConflictDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** What it is about: `category`. */
  thing: string;
  fields: readonly ConflictingField[];
  /** Saves what was typed here, over what they have saved. */
  onKeepMine: () => void;
  /** Gives up what was typed here. */
  onTakeTheirs: () => void;
  isBusy?: boolean;
};

/** What to do when somebody else has saved the same thing meanwhile. Closing it loses nothing: the form is as it was. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { isOpen, onClose, thing, fields, onKeepMine, onTakeTheirs, isBusy = false } = props;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      title="Somebody has changed it meanwhile"
      text={
        fields.length === 0
          ? `They have saved this ${thing} with the same content as yours.`
          : `This is where your ${thing} differs from what they have saved. Nothing of yours has been saved yet.`
      }
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Go on editing
          </Button>
          <Button onClick={onTakeTheirs}>Take theirs</Button>
          <Button kind="primary" onClick={onKeepMine} isBusy={isBusy}>
            Save mine over it
          </Button>
        </>
      }
    >
      <dl className="grid gap-4">
        {fields.map(({ label, mine, theirs }) => (
          <div key={label}>
            <dt className="mb-1.5 font-semibold text-small">{label}</dt>
            <dd className="grid gap-2 sm:grid-cols-2">
              <Side title="Yours" text={mine} />
              <Side title="Theirs" text={theirs} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <div className="rounded-xl bg-layer-2 px-3.5 py-2.5">
      <p className="text-ink-soft text-micro">{title}</p>
      <p className="wrap-anywhere whitespace-pre-line text-small">{text || '(empty)'}</p>
    </div>
  );
}
