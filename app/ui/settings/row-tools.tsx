interface RowToolsProps {
  /** The row's place in the form. */
  readonly index: number;
  /** How many stored rows there are: the first cannot go up, the last not down. */
  readonly of: number;
  /** What the row is called, for who cannot see which row the buttons stand in. */
  readonly name: string;
  readonly mayRemove?: boolean;
}

/** Moves or takes away one row of a list; the whole form is sent with it, so nothing typed is lost. */
export function RowTools({ index, of, name, mayRemove = true }: RowToolsProps) {
  return (
    <div className="row-tools">
      {index > 0 && <RowButton intent={`up-${index}`} word="Up" says={`Move ${name} up`} />}
      {index < of - 1 && (
        <RowButton intent={`down-${index}`} word="Down" says={`Move ${name} down`} />
      )}
      {mayRemove && <RowButton intent={`remove-${index}`} word="Remove" says={`Remove ${name}`} />}
    </div>
  );
}

interface RowButtonProps {
  readonly intent: string;
  readonly word: string;
  readonly says: string;
}

function RowButton({ intent, word, says }: RowButtonProps) {
  return (
    <button type="submit" className="row-button" name="intent" value={intent} aria-label={says}>
      {word}
    </button>
  );
}

/**
 * What the Enter key presses: a browser takes the first button of a form, which would be that of a
 * row. Not for the eye or the Tab key, for which the same button stands at the end.
 */
export function SaveOnEnter() {
  return (
    <button
      type="submit"
      className="visually-hidden"
      name="intent"
      value="save"
      tabIndex={-1}
      aria-hidden="true"
    >
      Save
    </button>
  );
}

/** The ids that this page shows: whoever saves an older page takes nothing of others' away. */
export function KnownRows({ ids }: { readonly ids: readonly string[] }) {
  return ids.map((id) => <input key={id} type="hidden" name="known[]" value={id} />);
}
