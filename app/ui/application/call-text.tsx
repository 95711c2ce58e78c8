import { type Form, type Question, questionsOf } from "#app/domain/form/form.ts";
import { askedInWords } from "#app/domain/form/question-in-words.ts";
import { conditionInWords } from "#app/domain/form/shown-questions.ts";
import { LocalTime } from "../award/local-time.tsx";
import { ThreeClocks } from "../award/three-clocks.tsx";
import { readClock } from "../instants.ts";

interface CallTextProps {
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly description: string;
    readonly criteria: readonly {
      readonly slug: string;
      readonly name: string;
      readonly description: string;
      readonly weight: number;
    }[];
  }[];
  readonly form: Form;
  readonly clauses: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
  }[];
}

/** Everything a city needs to know before it signs up. */
export function CallText({ categories, form, clauses }: CallTextProps) {
  return (
    <div className="stack">
      <Categories categories={categories} />
      <section aria-labelledby="questions">
        <h2 id="questions">What is asked</h2>
        <p>You save as you go, and may stop at any time.</p>
        <ol className="question-list">
          {questionsOf(form).map((question) => (
            <li key={question.name}>
              <h3>{question.label}</h3>
              {question.help !== "" && <p>{question.help}</p>}
              <p className="small soft">
                {[
                  askedInWords(question),
                  inCategories(question, categories),
                  conditionInWords(form, question),
                ]
                  .filter((text) => text !== "")
                  .join(" ")}
              </p>
            </li>
          ))}
          <li>
            <h3>Files</h3>
            <p>Up to six, each up to 20 MB: PDF, or pictures as JPEG, PNG or WebP.</p>
            <p className="small soft">Optional. For each picture you say in words what it shows.</p>
          </li>
        </ol>
      </section>
      <section aria-labelledby="clauses">
        <h2 id="clauses">Terms and Conditions</h2>
        {clauses.length === 0 ? (
          <p className="soft">None were set for this edition.</p>
        ) : (
          <>
            <p>
              You accept each of these when you submit, and the secretariat checks each of them.
            </p>
            <ol className="question-list">
              {clauses.map(({ id, title, text }) => (
                <li key={id}>
                  <h3>{title}</h3>
                  <p className="as-typed">{text}</p>
                </li>
              ))}
            </ol>
          </>
        )}
      </section>
    </div>
  );
}

function inCategories(
  { categories: asked }: Question,
  categories: CallTextProps["categories"],
): string {
  if (asked === null) return "";
  const names = categories.filter(({ slug }) => asked.includes(slug)).map(({ name }) => name);
  return names.length === 0 ? "" : `In ${names.join(", ")} alone.`;
}

function Categories({ categories }: Pick<CallTextProps, "categories">) {
  return (
    <section aria-labelledby="categories">
      <h2 id="categories">Categories</h2>
      <p>Each project is judged within one category, by the criteria that stand under it.</p>
      <ul className="grid">
        {categories.map(({ slug, name, description, criteria }) => (
          <li key={slug} className="card">
            <h3>{name}</h3>
            {description !== "" && <p className="as-typed">{description}</p>}
            <ul className="criteria-list">
              {criteria.map((criterion) => (
                <li key={criterion.slug}>
                  <strong>{criterion.name}</strong>
                  {criterion.weight !== 1 && ` (counts ${criterion.weight} times)`}
                  {criterion.description !== "" && `: ${criterion.description}`}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a grace means, stated wherever the deadline is. */
export function graceInWords(minutes: number): string {
  return `What was begun before it, a submission or an upload, may be finished for ${minutes === 1 ? "1 minute" : `${minutes} minutes`} more; nothing is written any more.`;
}

interface CallDatesProps {
  readonly phase: "before" | "open" | "over";
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly zone: string;
  readonly graceMinutes?: number;
}

/** By when, in the edition's zone, in UTC, and on the reader's own clock. */
export function CallDates({ phase, opensAt, closesAt, zone, graceMinutes = 0 }: CallDatesProps) {
  if (phase === "over") return <p>The call is over. Nothing can be submitted any more.</p>;
  return (
    <div className="deadline">
      {phase === "before" && opensAt !== null && (
        <>
          <p>Opens</p>
          <ThreeClocks instant={opensAt} zone={zone} />
        </>
      )}
      {closesAt !== null ? (
        <>
          <p>Closes</p>
          <ThreeClocks instant={closesAt} zone={zone} isDeadline />
          {graceMinutes > 0 && <p className="small soft">{graceInWords(graceMinutes)}</p>}
        </>
      ) : (
        <p>Open until the secretariat closes it.</p>
      )}
    </div>
  );
}

interface InstantInFullProps {
  readonly instant: Date;
  readonly zone: string;
  readonly isDeadline?: boolean;
}

/** With UTC for everybody to see: a deadline is compared across the world. */
export function InstantInFull({ instant, zone, isDeadline = false }: InstantInFullProps) {
  return (
    <>
      <strong>
        <LocalTime instant={instant} zone={zone} isDeadline={isDeadline} />
      </strong>
      <span className="soft" aria-hidden="true">
        {" "}
        · {inUtc(instant, zone)}
      </span>
    </>
  );
}

/** With the day only where it is another than the one before it. */
function inUtc(instant: Date, zone: string): string {
  const { day, time } = readClock(instant, "UTC");
  return readClock(instant, zone).day === day ? `${time} UTC` : `${day}, ${time} UTC`;
}
