import { listed } from "#app/domain/kernel/words.ts";
import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { GraveAct } from "../rounds/act-form.tsx";

interface StaffRecusalsProps {
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  readonly recusals: readonly {
    readonly id: string;
    readonly member: string;
    readonly category: string;
    readonly reason: string;
    readonly recordedAt: Date;
  }[];
  readonly zone: string;
  /** Whether who looks may act at all, and whether they stepped aside themselves. */
  readonly mayAct: boolean;
  readonly isAside: boolean;
}

/** Who of the staff stepped aside from which category; and the acts that record and lift it. */
export function StaffRecusals({
  members,
  categories,
  recusals,
  zone,
  mayAct,
  isAside,
}: StaffRecusalsProps) {
  return (
    <section aria-labelledby="staff-recusals" className="card">
      <h2 id="staff-recusals">Staff who stepped aside</h2>
      <p className="soft">
        Whoever steps aside from a category sees nothing of it, and leaves what touches the whole
        edition, such as closing a round, to a colleague.
      </p>
      <ul className="plain-list plain-list-wide">
        {recusals.map(({ id, member, category, reason, recordedAt }) => (
          <li key={id}>
            <p>
              <b>{member}</b> from {category}
            </p>
            <p className="small soft">
              {reason !== "" && `${reason}, `}
              <LocalTime instant={recordedAt} zone={zone} />
            </p>
            {mayAct && !isAside && (
              <GraveAct
                summary={`Let ${member} back…`}
                scope={`back-${id}`}
                about={{ recusal: id }}
              >
                <p>
                  {member} sees all of {category} again, and is told by mail.
                </p>
                <SubmitButton intent="staff-back" pending="Letting back…" look="plain">
                  Let {member} back
                </SubmitButton>
              </GraveAct>
            )}
          </li>
        ))}
      </ul>
      {mayAct && (
        <GraveAct summary="Record that somebody of the staff steps aside…" scope="staff-aside">
          <p>
            From that moment on nothing of the category is on their pages; a colleague can lift it.
          </p>
          <Select
            name="member"
            label="Who"
            choices={members.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="category"
            label="From which category"
            choices={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <TextArea name="reason" label="The reason" rows={2} />
          <SubmitButton intent="staff-aside" pending="Recording…" look="plain">
            Record it
          </SubmitButton>
        </GraveAct>
      )}
    </section>
  );
}

/** Tells a member what they stepped aside from, wherever something is missing for it. */
export function AsideNotice({ from }: { readonly from: readonly string[] }) {
  if (from.length === 0) return null;
  return (
    <Notice title={`You have stepped aside from ${listed(from)}`} look="say">
      <p>
        Nothing of it is on your pages, and numbers leave it out. What touches the whole edition, a
        colleague does who has stepped aside from nothing.
      </p>
    </Notice>
  );
}
