/** What else a person has to settle before certifying: a prize to name, a quorum not reached. */
import { Notice } from "../award/notice.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { ActForm, GraveAct } from "../rounds/act-form.tsx";
import { DeciderFields } from "../rounds/decider-fields.tsx";
import { Recertifies } from "../rounds/tie-form.tsx";

interface RemedyProps {
  readonly mayAct: boolean;
  readonly isCertified: boolean;
}

interface PrizeFormProps extends RemedyProps {
  readonly naming: {
    readonly category: { readonly slug: string; readonly name: string };
    readonly prize: { readonly slug: string; readonly name: string };
    readonly choices: readonly { readonly ref: string; readonly title: string }[];
    readonly isWaiting: boolean;
  };
}

export function PrizeForm({ naming, mayAct, isCertified }: PrizeFormProps) {
  const { category, prize, isWaiting } = naming;
  const form = {
    scope: `prize-${category.slug}-${prize.slug}`,
    about: { category: category.slug, prize: prize.slug },
  };
  const fields = <PrizeFields naming={naming} isCertified={isCertified} />;
  if (!isWaiting)
    return mayAct ? (
      <GraveAct summary={`${category.name}: name another for ${prize.name}…`} {...form}>
        {fields}
      </GraveAct>
    ) : null;
  return (
    <Notice title={`${category.name}: ${prize.name} is to be named`} look="warn">
      <p>The panel names it, with a citation.</p>
      {mayAct && <ActForm {...form}>{fields}</ActForm>}
    </Notice>
  );
}

function PrizeFields({ naming, isCertified }: Omit<PrizeFormProps, "mayAct">) {
  return (
    <>
      <Select
        name="application"
        label={`Who gets ${naming.prize.name}`}
        hint="Accepted applications without another prize."
        choices={naming.choices.map(({ ref, title }) => ({
          value: ref,
          label: `${title} (${ref})`,
        }))}
      />
      <DeciderFields
        usual="the panel"
        reasonLabel="The citation"
        reasonHint="It is read at the ceremony and published with the result."
      />
      <Recertifies isCertified={isCertified} />
      <SubmitButton intent="prize" pending="Recording…">
        Name it
      </SubmitButton>
    </>
  );
}

interface QuorumFormProps extends RemedyProps {
  readonly remedy: {
    readonly round: { readonly slug: string; readonly name: string };
    readonly ref: string;
    readonly title: string;
    readonly scorecards: number;
    readonly quorum: number;
  };
}

export function QuorumForm({ remedy, mayAct, isCertified }: QuorumFormProps) {
  const { round, ref, title, scorecards, quorum } = remedy;
  return (
    <Notice title={`${title} is below the quorum`} look="warn">
      <p>
        {ref} has {scorecards} of the {quorum} scorecards that {round.name} asks for. The result can
        be certified once a decision accepts that.
      </p>
      {mayAct && (
        <ActForm
          scope={`quorum-${round.slug}-${ref}`}
          about={{ round: round.slug, application: ref }}
        >
          <DeciderFields usual="the chair" reasonHint="It is kept in the record of the edition." />
          <Recertifies isCertified={isCertified} />
          <SubmitButton intent="below-quorum" pending="Recording…">
            Accept it below the quorum
          </SubmitButton>
        </ActForm>
      )}
    </Notice>
  );
}
