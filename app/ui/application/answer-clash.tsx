import { readClock } from "../instants.ts";
import { fieldId } from "../form/form-state.tsx";

export interface ShownClash {
  readonly name: string;
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
  readonly by: string | null;
  readonly isOwn: boolean;
  readonly at: Date | string | null;
}

interface AnswerClashProps {
  readonly clash: ShownClash;
  readonly zone: string;
}

/** Two texts for one answer, side by side, and the question which of them stays. */
export function AnswerClash({ clash, zone }: AnswerClashProps) {
  const { name, field, mine, theirs, by, isOwn, at } = clash;
  const who = isOwn ? "you, on another page," : (by ?? "somebody else");
  const when = at === null ? "" : ` ${readClock(new Date(at), zone).time}`;
  const id = `${fieldId(field)}-clash`;
  return (
    <fieldset className="answer-clash">
      <legend>Two texts were written for this answer</legend>
      <div className="answer-clash-texts">
        <Version title="Yours, as it was sent" text={mine} />
        <Version title={`Saved by ${who}${when}`} text={theirs} />
      </div>
      <div className="choice">
        <input id={`${id}-mine`} type="radio" name={`take.${name}`} value="mine" defaultChecked />
        <label htmlFor={`${id}-mine`}>Save what stands in the field above</label>
      </div>
      <div className="choice">
        <input id={`${id}-theirs`} type="radio" name={`take.${name}`} value="theirs" />
        <label htmlFor={`${id}-theirs`}>Keep what {who} saved</label>
      </div>
      <p className="hint">You may put both together in the field first. Then press Save.</p>
    </fieldset>
  );
}

function Version({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <p className="small soft">{title}</p>
      {text === "" ? (
        <p className="soft">Nothing: the answer is empty.</p>
      ) : (
        <p className="as-typed">{text}</p>
      )}
    </div>
  );
}
