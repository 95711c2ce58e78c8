import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";
import { GraveAct } from "../rounds/act-form.tsx";

interface Award {
  readonly id: string;
  readonly entrant: string;
  readonly entrantSlug: string;
  readonly name: string;
  readonly citation: string;
}

interface AchievementsPartProps {
  readonly achievements: readonly Award[];
  readonly honourable: readonly { readonly slug: string; readonly name: string }[];
  readonly mayAct: boolean;
}

/** Special achievement awards, outside the categories and the count. */
export function AchievementsPart({ achievements, honourable, mayAct }: AchievementsPartProps) {
  return (
    <section aria-labelledby="achievements" className="card">
      <h2 id="achievements">Special achievement awards</h2>
      <p className="soft">
        Given to a city or an organisation, outside the categories and the count. A certified result
        keeps those it was certified with.
      </p>
      <ul className="plain-list">
        {achievements.map((award) => (
          <li key={award.id}>
            <p className="row-name">{award.entrant}</p>
            <p>{award.name}</p>
            <p>{award.citation}</p>
            {mayAct && (
              <>
                <GraveAct
                  summary="Change it…"
                  scope={`achievement-${award.id}`}
                  about={{ id: award.id }}
                >
                  <AwardFields honourable={honourable} award={award} />
                </GraveAct>
                <GraveAct
                  summary="Take it back…"
                  scope={`remove-${award.id}`}
                  about={{ id: award.id }}
                >
                  <p>The award to {award.entrant} is taken off the list.</p>
                  <SubmitButton intent="remove-achievement" pending="Taking back…" look="danger">
                    Take it back
                  </SubmitButton>
                </GraveAct>
              </>
            )}
          </li>
        ))}
      </ul>
      {mayAct && (
        <GraveAct summary="Add one…" scope="achievement">
          <AwardFields honourable={honourable} />
        </GraveAct>
      )}
    </section>
  );
}

interface AwardFieldsProps {
  readonly honourable: AchievementsPartProps["honourable"];
  readonly award?: Award;
}

function AwardFields({ honourable, award }: AwardFieldsProps) {
  return (
    <>
      <Select
        name="entrant"
        label="Who is honoured"
        value={award?.entrantSlug ?? ""}
        choices={honourable.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <TextInput
        name="name"
        label="Name of the award"
        value={award?.name ?? "Special Achievement Award"}
      />
      <TextArea name="citation" label="The citation" rows={3} value={award?.citation ?? ""} />
      <SubmitButton intent="achievement" pending="Saving…">
        Save
      </SubmitButton>
    </>
  );
}
