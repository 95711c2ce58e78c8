import { LocalTime } from "../award/local-time.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { GraveAct } from "../rounds/act-form.tsx";

interface PublicationPartProps {
  readonly certification: {
    readonly number: number;
    readonly publishAt: Date | null;
    readonly isPublic: boolean;
  };
  /** What the form offers, in the edition's zone. */
  readonly offered: { readonly date: string; readonly time: string };
  readonly zone: string;
  readonly mayAct: boolean;
}

/** The instant from which the public sees the result: set, moved or taken back until it comes. */
export function PublicationPart({ certification, offered, zone, mayAct }: PublicationPartProps) {
  const { number, publishAt, isPublic } = certification;
  return (
    <section aria-labelledby="publication" className="card">
      <h2 id="publication">Publication</h2>
      <p>
        Certification {number}{" "}
        {publishAt === null ? (
          "has no time of publication yet. Nobody outside the secretariat and its observers sees it."
        ) : (
          <>
            {isPublic ? "has been public since" : "becomes public on"}{" "}
            <LocalTime instant={publishAt} zone={zone} />.
          </>
        )}
      </p>
      {mayAct && !isPublic && (
        <>
          <GraveAct
            summary={publishAt === null ? "Set the time of publication…" : "Move it…"}
            scope="publish"
          >
            <p>
              Where the secretariat has more than one member, another of them confirms it first.
            </p>
            <DateTimeInZone
              name="publishAt"
              label="The winners become public"
              hint="On the minute, by the server's clock, and not before."
              zone={zone}
              date={offered.date}
              time={offered.time}
            />
            <SubmitButton intent="publish" pending="Setting…">
              Set this time
            </SubmitButton>
          </GraveAct>
          {publishAt !== null && (
            <GraveAct summary="Take the time back…" scope="withdraw">
              <p>The result stays certified, and is not published until you set a time again.</p>
              <SubmitButton intent="withdraw" pending="Taking back…" look="danger">
                Take it back
              </SubmitButton>
            </GraveAct>
          )}
        </>
      )}
    </section>
  );
}
