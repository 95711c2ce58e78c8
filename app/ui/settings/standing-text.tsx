import type { JudgeStanding } from "#app/domain/invitation/invitation-state.ts";
import { LocalTime } from "../award/local-time.tsx";

interface StandingTextProps {
  readonly judge: {
    readonly standing: JudgeStanding;
    readonly email: string | null;
    readonly acceptedAt: Date | null;
    readonly declinedAt: Date | null;
    readonly invitedUntil: Date | null;
    readonly declineReason: string;
  };
  readonly zone: string;
}

/** How a judge stands, in a sentence. */
export function StandingText({ judge, zone }: StandingTextProps) {
  const { standing, email, acceptedAt, declinedAt, invitedUntil, declineReason } = judge;
  switch (standing) {
    case "accepted":
      return (
        acceptedAt && (
          <p>
            Accepted on <LocalTime instant={acceptedAt} zone={zone} />.
          </p>
        )
      );
    case "declined":
      return (
        declinedAt && (
          <>
            <p>
              Declined on <LocalTime instant={declinedAt} zone={zone} />.
            </p>
            {declineReason !== "" && (
              <blockquote>
                <p className="as-typed">{declineReason}</p>
              </blockquote>
            )}
          </>
        )
      );
    case "invited":
      return (
        invitedUntil && (
          <p>
            Invited at {email}. The link works until{" "}
            <LocalTime instant={invitedUntil} zone={zone} />.
          </p>
        )
      );
    case "expired":
      return (
        invitedUntil && (
          <p>
            The link ended unanswered on <LocalTime instant={invitedUntil} zone={zone} />.
          </p>
        )
      );
    case "not-invited":
      return <p>Not invited yet.</p>;
  }
}
