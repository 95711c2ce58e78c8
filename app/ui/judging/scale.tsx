import { type KeyboardEvent, useRef, useState } from "react";
import { isTyped, scoreOfKey } from "#app/domain/scorecard/score-keys.ts";
import { describe, FieldNotes } from "../form/field.tsx";
import { useField } from "../form/form-state.tsx";

interface ScaleProps {
  readonly name: string;
  readonly criterion: string;
  readonly hint?: string | undefined;
  readonly min: number;
  readonly max: number;
  readonly value?: number | undefined;
  /** What a number means, by number; each is said with it. */
  readonly meanings?: Readonly<Record<number, string>>;
  readonly onChoose?: (score: number | undefined) => void;
  /** Where R leads: the id of the field for this criterion's remark. */
  readonly remarkId?: string | undefined;
}

/** Digits that come closer together than this make one number. */
const ONE_NUMBER_MILLISECONDS = 700;

/** One criterion's score: buttons on a short scale, a number to type on a long one. */
export function Scale(props: ScaleProps) {
  const { name, value, min, max, onChoose } = props;
  const field = useField(name);
  const typed = field.typed?.[0];
  const start = typed === undefined ? `${value ?? ""}` : typed;
  const [chosen, setChosen] = useState(start);
  const choose = (score: string) => {
    setChosen(score);
    onChoose?.(/^\d+$/.test(score) ? Number(score) : undefined);
  };
  const Control = isTyped({ least: min, most: max }) ? TypedScale : ButtonScale;
  return <Control {...props} field={field} start={start} chosen={chosen} choose={choose} />;
}

interface ControlProps extends ScaleProps {
  readonly field: ReturnType<typeof useField>;
  /** As it first is, and as it is now; empty where there is none. */
  readonly start: string;
  readonly chosen: string;
  readonly choose: (score: string) => void;
}

/**
 * Radio buttons, so that it works without scripts and arrow keys work by nature; with scripts a digit
 * scores while the group has the focus, and nowhere else.
 */
function ButtonScale(props: ControlProps) {
  const { name, criterion, hint, min, max, meanings = {}, field, chosen, choose } = props;
  const onKeyDown = useKeys(props);
  const steps = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return (
    <fieldset className={field.error === undefined ? "scale" : "scale field-wrong"}>
      <legend>{criterion}</legend>
      <ChosenMeaning chosen={chosen} meanings={meanings} />
      <FieldNotes field={field} hint={hint} />
      <div className={steps.length > 5 ? "scale-row scale-row-long" : "scale-row"}>
        {steps.map((step) => (
          <label key={step}>
            <input
              id={step === min ? field.id : `${field.id}-${step}`}
              type="radio"
              name={name}
              value={step}
              defaultChecked={`${step}` === chosen}
              aria-label={meanings[step] === undefined ? `${step}` : `${step}, ${meanings[step]}`}
              onChange={() => choose(`${step}`)}
              onKeyDown={onKeyDown}
            />
            {step}
          </label>
        ))}
      </div>
      {/* The buttons say it themselves. */}
      <div aria-hidden="true">
        <Meanings min={min} max={max} meanings={meanings} />
      </div>
    </fieldset>
  );
}

function TypedScale(props: ControlProps) {
  const { name, criterion, hint, min, max, meanings = {}, field, start, chosen, choose } = props;
  const range = `A whole number from ${min} to ${max}.`;
  const whole = hint === undefined ? range : `${hint} ${range}`;
  return (
    <div className={field.error === undefined ? "scale" : "scale field-wrong"}>
      <label htmlFor={field.id} className="scale-name">
        {criterion}
      </label>
      <ChosenMeaning chosen={chosen} meanings={meanings} />
      <FieldNotes field={field} hint={whole} />
      <input
        id={field.id}
        className="scale-number"
        name={name}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        size={6}
        defaultValue={start}
        onChange={(event) => choose(event.currentTarget.value.trim())}
        onKeyDown={(event) => goToRemark(event, props.remarkId)}
        {...describe(field, whole)}
      />
      <Meanings min={min} max={max} meanings={meanings} />
    </div>
  );
}

interface MeaningsProps {
  readonly min: number;
  readonly max: number;
  readonly meanings: Readonly<Record<number, string>>;
}

/** The ends of the scale; every number that has a meaning, where others than the ends have one. */
function Meanings({ min, max, meanings }: MeaningsProps) {
  const values = Object.keys(meanings).map(Number);
  if (values.every((value) => value === min || value === max))
    return (
      <div className="scale-ends">
        <span>{meanings[min] ?? "lowest"}</span>
        <span>{meanings[max] ?? "highest"}</span>
      </div>
    );
  return (
    <ul className="scale-meanings">
      {values
        .sort((one, other) => one - other)
        .map((value) => (
          <li key={value}>
            <b>{value}</b> {meanings[value]}
          </li>
        ))}
    </ul>
  );
}

function ChosenMeaning({
  chosen,
  meanings,
}: Pick<ControlProps, "chosen"> & Pick<MeaningsProps, "meanings">) {
  const meaning = chosen === "" ? undefined : meanings[Number(chosen)];
  if (meaning === undefined) return null;
  return (
    <span className="scale-meaning" aria-hidden="true">
      {chosen}: {meaning}
    </span>
  );
}

/** Digits choose, R goes to the remark; with a modifier a key keeps its own meaning. */
function useKeys({ min, max, remarkId }: ScaleProps) {
  const before = useRef({ digits: "", at: 0 });
  return (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (goToRemark(event, remarkId)) return;
    const { digits, at } = before.current;
    const isSameNumber = event.timeStamp - at < ONE_NUMBER_MILLISECONDS;
    const keyed = scoreOfKey(event.key, isSameNumber ? digits : "", { least: min, most: max });
    if (!keyed) return;
    before.current = { digits: keyed.digits, at: event.timeStamp };
    const radio = event.currentTarget
      .closest("fieldset")
      ?.querySelector<HTMLInputElement>(`input[value="${keyed.score}"]`);
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    radio.click();
  };
}

function goToRemark(event: KeyboardEvent, remarkId: string | undefined): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.key.toLowerCase() !== "r")
    return false;
  const remark = remarkId === undefined ? null : document.getElementById(remarkId);
  if (!remark) return false;
  event.preventDefault();
  const details = remark.closest("details");
  if (details) details.open = true;
  remark.focus();
  return true;
}
