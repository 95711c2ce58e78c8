import { Link } from "@remix-run/react";
import type { Form } from "#app/domain/form/form.ts";
import { answersFor } from "#app/domain/form/read-answers.ts";
import { Notice } from "../award/notice.tsx";
import type { Choice } from "../form/select.tsx";
import { type ApplicationHead, ApplicationPage, applicationPath } from "./application-page.tsx";
import { ApplicationText } from "./application-text.tsx";
import { Steps } from "./steps.tsx";
import { type WriteAnswer, WriteForm } from "./write-form.tsx";

interface WritePageProps {
  readonly view: {
    readonly head: ApplicationHead & {
      readonly version: number;
      readonly savedAt: Date;
      readonly why: string | null;
    };
    readonly person: string;
    /** What its category is asked. */
    readonly form: Form;
    /** Questions that a return for correction opened; null where everything is open. */
    readonly opened: readonly string[] | null;
    /** The same in a sentence; empty where everything is open. */
    readonly openedInWords: string;
    readonly countries: readonly Choice[];
    readonly answers: Readonly<Record<string, unknown>>;
    readonly marks: Readonly<Record<string, string>>;
    readonly missing: number;
    readonly files: number;
  };
  readonly answer: WriteAnswer | undefined;
  readonly done: string | null;
}

/** Where a city writes. What was typed stays on the page whatever the answer. */
export function WritePage({ view, answer, done }: WritePageProps) {
  const { head, answers } = view;
  if (!head.isOpen && answer === undefined) return <ClosedPage view={view} />;
  return (
    <ApplicationPage head={head} title="Write your application">
      <div className="with-steps">
        <aside>
          <Steps head={head} missing={view.missing} files={view.files} />
        </aside>
        <div className="stack">
          {view.openedInWords !== "" && (
            <Notice title="What you can correct" look="warn">
              <p>{view.openedInWords}</p>
            </Notice>
          )}
          <WriteForm
            head={head}
            person={view.person}
            form={view.form}
            opened={view.opened}
            countries={view.countries}
            answers={answers}
            marks={view.marks}
            answer={answer}
            done={done}
          />
        </div>
      </div>
    </ApplicationPage>
  );
}

/** Nothing can be written any more: what was is still there to be read and copied. */
function ClosedPage({ view: { head, form, answers } }: Pick<WritePageProps, "view">) {
  return (
    <ApplicationPage head={head} title="What you wrote">
      <div className="stack">
        <Notice title="This cannot be changed now" look="warn">
          <p>{head.why}</p>
          <p>
            <Link to={applicationPath(head)}>Where this application stands</Link>
          </p>
        </Notice>
        <div className="card">
          <ApplicationText
            application={{ sections: answersFor(form, answers, "staff"), attachments: [] }}
          />
        </div>
      </div>
    </ApplicationPage>
  );
}
