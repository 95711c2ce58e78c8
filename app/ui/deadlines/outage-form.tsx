import { Form } from "@remix-run/react";
import type { DayAndTime } from "#app/forms/day-and-time.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { RadioGroup } from "../form/radio-group.tsx";

export interface TypedOutage {
  readonly from: DayAndTime;
  readonly to: DayAndTime;
  readonly who: "being-written" | "at-work";
}

interface OutageFormProps {
  readonly zone: string;
  readonly typed: TypedOutage | null;
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
}

const WHO = [
  {
    value: "being-written",
    label: "Every application that was being written then",
    hint: "Right where nobody could reach the site: what was tried left no trace.",
  },
  {
    value: "at-work",
    label: "Only those that were saved, given a file or tried to be submitted in that time",
    hint: "Right where the site answered, but slowly or wrongly.",
  },
];

/** Asks whom an outage hit. It only looks: nothing is given before the list was read. */
export function OutageForm({ zone, typed, answer }: OutageFormProps) {
  return (
    <FormState answer={answer} scope="outage">
      <ErrorSummary />
      <Form method="get" noValidate preventScrollReset>
        <DateTimeInZone name="from" label="It began" zone={zone} {...(typed?.from ?? {})} />
        <DateTimeInZone name="to" label="It ended" zone={zone} {...(typed?.to ?? {})} />
        <RadioGroup
          name="who"
          label="Whom it hit"
          choices={WHO}
          value={typed?.who ?? "being-written"}
        />
        <button type="submit" className="button button-plain">
          Show who was hit
        </button>
      </Form>
    </FormState>
  );
}
