import { Form } from "@remix-run/react";
import { decidingChoices } from "#app/domain/form/form-faults.ts";
import { type Form as Questions, type Question, questionsOf } from "#app/domain/form/form.ts";
import { Checkbox } from "../form/checkbox.tsx";
import { CheckboxList } from "../form/checkbox-list.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { FixedNotice } from "../settings/fixed.tsx";
import { KindFields } from "./kind-fields.tsx";
import { Touches } from "./touches.tsx";

interface EditQuestionProps {
  readonly view: {
    readonly version: number | null;
    readonly form: Questions;
    readonly categories: readonly { readonly value: string; readonly label: string }[];
    readonly lock: string | null;
    readonly touches: {
      readonly drafts: number;
      readonly answered: number;
      readonly submitted: number;
    } | null;
  };
  readonly question: Question;
}

export function EditQuestion({ view, question }: EditQuestionProps) {
  const { version, lock, touches } = view;
  if (lock !== null) return <FixedNotice reason={lock} />;
  return (
    <div className="stack">
      {touches && <Touches touches={touches} isOne />}
      <Form method="post" noValidate className="card narrow">
        <input type="hidden" name="version" value={version ?? ""} />
        <Words question={question} />
        <KindFields question={question} />
        <Asked view={view} question={question} />
        <Readers question={question} />
        <SubmitButton intent="save" pending="Saving…">
          Save
        </SubmitButton>
      </Form>
      <ConfirmDetails summary="Remove this question…">
        <p>
          It is not asked any more. Answers that drafts have to it are kept and shown to nobody;
          what was submitted keeps question and answer.
        </p>
        <Form method="post">
          <input type="hidden" name="version" value={version ?? ""} />
          <SubmitButton intent="remove" pending="Removing…" look="danger">
            Remove the question
          </SubmitButton>
        </Form>
      </ConfirmDetails>
    </div>
  );
}

function Words({ question }: Pick<EditQuestionProps, "question">) {
  const { label, help, example } = question;
  return (
    <>
      <TextArea name="label" label="Question" rows={2} value={label} />
      <TextArea
        name="help"
        label="Help"
        hint="Stands under the question: what a good answer tells."
        rows={3}
        isRequired={false}
        value={help}
      />
      <TextArea
        name="example"
        label="Example of an answer"
        rows={2}
        isRequired={false}
        value={example}
      />
    </>
  );
}

function Asked({ view, question }: EditQuestionProps) {
  const { name, isRequired, categories, shownIf } = question;
  const all = questionsOf(view.form);
  const before = all.slice(
    0,
    all.findIndex((one) => one.name === name),
  );
  const conditions = decidingChoices(before).map(({ question: of, value, label }) => ({
    value: `${of}:${value}`,
    label,
  }));
  return (
    <>
      <Checkbox name="isRequired" label="It must be answered" isChecked={isRequired} />
      <RadioGroup
        name="scope"
        label="Asked in"
        choices={[
          { value: "all", label: "All categories" },
          { value: "listed", label: "The categories ticked below" },
        ]}
        value={categories === null ? "all" : "listed"}
      />
      <CheckboxList
        name="categories"
        label="Categories"
        isRequired={false}
        choices={view.categories}
        chosen={categories ?? []}
      />
      <Select
        name="shownIf"
        label="Asked only if"
        hint="One answer to a choice or a consent that stands before this question."
        isRequired={false}
        choices={conditions}
        value={shownIf === null ? "" : `${shownIf.question}:${shownIf.value}`}
        placeholder="It is always asked"
      />
    </>
  );
}

function Readers({ question }: Pick<EditQuestionProps, "question">) {
  return (
    <>
      <Checkbox
        name="isHiddenFromJudges"
        label="Hidden from judges"
        isChecked={question.isHiddenFromJudges}
      />
      <Checkbox
        name="isPublished"
        label="Published with a project that has won"
        isChecked={question.isPublished}
      />
    </>
  );
}
