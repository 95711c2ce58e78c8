import { moneyOf } from "#app/domain/form/answer-fault.ts";
import type { MoneyKind, Question } from "#app/domain/form/form.ts";
import { describe, FieldGroup } from "../../form/field.tsx";
import { useField } from "../../form/form-state.tsx";

interface MoneyFieldProps {
  readonly question: Question & MoneyKind;
  readonly hint: string;
  readonly answer: unknown;
}

/** An amount and its currency; where there is but one currency, it stands there. */
export function MoneyField({ question, hint, answer }: MoneyFieldProps) {
  const { label, isRequired, currencies } = question;
  const name = `answers.${question.name}`;
  const field = useField(name);
  const amount = useField(`${name}.amount`);
  const currency = useField(`${name}.currency`);
  const stored = moneyOf(answer);
  const [only] = currencies;
  const said = hint === "" ? undefined : hint;
  return (
    <FieldGroup field={field} label={label} hint={said} isRequired={isRequired}>
      <div className="money">
        <input
          id={field.id}
          name={`${name}.amount`}
          inputMode="decimal"
          aria-label={`${label}: amount`}
          defaultValue={amount.typed?.[0] ?? stored.amount}
          required={isRequired}
          {...describe(field, said)}
        />
        {currencies.length === 1 ? (
          <>
            <input type="hidden" name={`${name}.currency`} value={only} />
            <span>{only}</span>
          </>
        ) : (
          <select
            name={`${name}.currency`}
            aria-label={`${label}: currency`}
            defaultValue={currency.typed?.[0] ?? (stored.currency || only)}
          >
            {currencies.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        )}
      </div>
    </FieldGroup>
  );
}
