import { Form, Link } from "@remix-run/react";
import { STATE_WORDS } from "../application/application-state.tsx";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { Chip } from "../award/chip.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { type Choice, Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

interface DeskActsProps {
  readonly submission: number;
  readonly categories: readonly Choice[];
  readonly tags: readonly string[];
  readonly knownTags: readonly string[];
  readonly duplicates: {
    /** Ref of the application that it was marked as a duplicate of. */
    readonly marked: string | null;
    readonly likely: readonly {
      readonly ref: string;
      readonly title: string;
      readonly city: string;
      readonly state: ApplicationStatus;
      readonly isSameCity: boolean;
      readonly titleLikeness: number;
      readonly textLikeness: number;
    }[];
  };
  readonly isMovable: boolean;
  readonly state: ApplicationStatus;
  readonly to: (ref: string) => string;
}

/** What is done with an application beside its clauses: tags, another category, duplicates. */
export function DeskActs(props: DeskActsProps) {
  const { duplicates, isMovable } = props;
  return (
    <section className="desk-acts" aria-label="Tags, category and duplicates">
      <Tags {...props} />
      {(duplicates.likely.length > 0 || duplicates.marked !== null) && <Likely {...props} />}
      {isMovable && IN_THE_AWARD.includes(props.state) && (
        <>
          <Move {...props} />
          <Merge {...props} />
        </>
      )}
    </section>
  );
}

const IN_THE_AWARD: readonly ApplicationStatus[] = ["submitted", "returned", "accepted"];

function Tags({ tags, knownTags }: DeskActsProps) {
  return (
    <div className="desk-tags">
      <h2>Tags</h2>
      {tags.length > 0 && (
        <ul>
          {tags.map((tag) => (
            <li key={tag}>
              <Form method="post" noValidate>
                <input type="hidden" name="tag" value={tag} />
                <Chip>{tag}</Chip>
                <button
                  className="row-button"
                  name="intent"
                  value="untag"
                  aria-label={`Take the tag ${tag} off`}
                >
                  Remove
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" noValidate className="desk-tag">
        <TextInput
          name="tag"
          label="Another tag"
          {...(knownTags.length > 0 ? { hint: `In use: ${knownTags.join(", ")}` } : {})}
        />
        <SubmitButton intent="tag" pending="Putting it on…" look="plain">
          Put it on
        </SubmitButton>
      </Form>
    </div>
  );
}

function Likely({ duplicates: { likely, marked }, submission, to }: DeskActsProps) {
  return (
    <div>
      <h2>Likely the same project</h2>
      {marked !== null && (
        <Form method="post" noValidate>
          <input type="hidden" name="submission" value={submission} />
          <p>
            Marked as a duplicate of <Link to={to(marked)}>{marked}</Link>.{" "}
            <button className="row-button" name="intent" value="unmark">
              Take the mark away
            </button>
          </p>
        </Form>
      )}
      <ul className="likely">
        {likely.map(({ ref, title, city, state, isSameCity, titleLikeness, textLikeness }) => (
          <li key={ref}>
            <Link to={to(ref)}>
              {ref}: {title}
            </Link>
            <span className="row-detail">
              {isSameCity ? "Same city" : city} · {STATE_WORDS[state]} · title {titleLikeness} %
              alike
              {textLikeness > 0 && `, summary ${textLikeness} %`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Move({ submission, categories }: DeskActsProps) {
  if (categories.length === 0) return null;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="submission" value={submission} />
      <ConfirmDetails summary="Move to another category…">
        <p>The city is told. Nothing that it wrote is changed.</p>
        <Select name="category" label="Category" choices={categories} />
        <TextArea name="moveReason" label="Why, for the city" rows={2} isRequired={false} />
        <SubmitButton intent="move" pending="Moving…">
          Move it
        </SubmitButton>
      </ConfirmDetails>
    </Form>
  );
}

function Merge({ submission, duplicates: { likely, marked } }: DeskActsProps) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="submission" value={submission} />
      <ConfirmDetails summary="It is a duplicate…">
        <TextInput
          name="of"
          label="Of which application?"
          hint="Its reference, such as OC-01."
          value={marked ?? likely[0]?.ref ?? ""}
        />
        <p>
          Marked, it stays in the award and nobody is told. Merged, it leaves the award, its tags go
          over, and its city is told which one goes on.
        </p>
        <div className="actions">
          <SubmitButton intent="mark" pending="Marking…" look="plain">
            Mark it
          </SubmitButton>
          <SubmitButton intent="merge" pending="Merging…" look="danger">
            Merge it
          </SubmitButton>
        </div>
      </ConfirmDetails>
    </Form>
  );
}
