import { Notice } from "../award/notice.tsx";
import { Checkbox } from "../form/checkbox.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { listed, ordinal } from "#app/domain/kernel/words.ts";
import { ActForm, GraveAct } from "./act-form.tsx";
import { DeciderFields } from "./decider-fields.tsx";

export interface TieFormProps {
  readonly tie: {
    readonly category: { readonly slug: string; readonly name: string };
    readonly round: string;
    readonly at: "cutoff" | "prize";
    readonly applications: readonly { readonly ref: string; readonly title: string }[];
    readonly prizes: readonly string[];
    readonly decided: {
      readonly order: readonly string[];
      readonly by: string;
      readonly reason: string;
    } | null;
  };
  readonly mayAct: boolean;
  /** Whether the result stands, and would have to be certified again. */
  readonly isCertified: boolean;
}

/** A tie that nothing in the figures settles, with the form for the decision that does. */
export function TieForm({ tie, mayAct, isCertified }: TieFormProps) {
  const { category, round, at, applications, prizes, decided } = tie;
  const scope = `order-${category.slug}-${applications[0]?.ref ?? ""}`;
  const about = { round, category: category.slug };
  const titles = listed(applications.map(({ title }) => title));
  if (decided)
    return (
      <Notice title={`${category.name}: a tie, decided`}>
        <p>
          {decided.order.join(", then ")}: decided by {decided.by}. {decided.reason}
        </p>
        {mayAct && (
          <GraveAct summary="Decide it otherwise…" scope={scope} about={about}>
            <OrderFields applications={applications} isCertified={isCertified} />
          </GraveAct>
        )}
      </Notice>
    );
  return (
    <Notice
      title={`${category.name}: ${at === "cutoff" ? "a tie at the cut-off" : `a tie for ${prizes.join(" and ")}`}`}
      look="warn"
    >
      <p>{titles} are level in every figure. Only a recorded decision can put them in order.</p>
      {mayAct && (
        <ActForm scope={scope} about={about}>
          <OrderFields applications={applications} isCertified={isCertified} />
        </ActForm>
      )}
    </Notice>
  );
}

interface OrderFieldsProps {
  readonly applications: TieFormProps["tie"]["applications"];
  readonly isCertified: boolean;
}

function OrderFields({ applications, isCertified }: OrderFieldsProps) {
  const choices = applications.map(({ ref, title }) => ({
    value: ref,
    label: `${title} (${ref})`,
  }));
  return (
    <>
      {applications.map(({ ref }, index) => (
        <Select
          key={ref}
          name={`applications.${index}`}
          label={index === 0 ? "First" : `Then, ${ordinal(index + 1)}`}
          choices={choices}
        />
      ))}
      <DeciderFields usual="the chair" mayBeLot />
      <Recertifies isCertified={isCertified} />
      <SubmitButton intent="order" pending="Recording…">
        Record the decision
      </SubmitButton>
    </>
  );
}

/** Where the result stands, a decision asks whether it is to be certified again. */
export function Recertifies({ isCertified }: { readonly isCertified: boolean }) {
  return isCertified ? (
    <Checkbox
      name="recertifies"
      label="The result will be certified again"
      hint="The certified result stays as it is until then."
      isRequired
    />
  ) : null;
}
