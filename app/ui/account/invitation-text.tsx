import { Link } from "@remix-run/react";
import { LocalTime } from "../award/local-time.tsx";
import { PageHead } from "../layout/page-head.tsx";

interface InvitationTextProps {
  readonly invitation: {
    readonly role: "secretariat" | "observer" | "judge" | "applicant";
    readonly award: string;
    readonly edition: { readonly name: string; readonly timeZone: string } | null;
    readonly judgeName: string | null;
    readonly address: string;
    readonly state: "open" | "used" | "expired";
    readonly expiresAt: Date;
  };
}

const ROLES = {
  judge: {
    title: "You are invited to judge",
    says: "You read applications online, score each from the lowest to the highest on a few criteria, step aside wherever you have an interest, and vote once in the last round. Nobody sees how you vote.",
  },
  secretariat: {
    title: "You are invited to the secretariat",
    says: "You set the award up, check applications against its terms, run its rounds and certify its result. A second factor is asked when you first come in.",
  },
  observer: {
    title: "You are invited to observe",
    says: "You see how the award proceeds, and what was counted once a round has closed. You change nothing.",
  },
  applicant: {
    title: "You are invited to apply",
    says: "You write an application with colleagues.",
  },
};

export function InvitationText({ invitation }: InvitationTextProps) {
  const { role, award, edition, judgeName, address, state, expiresAt } = invitation;
  const { title, says } = ROLES[role];
  if (state !== "open")
    return (
      <>
        <PageHead
          title={
            state === "used" ? "This invitation has been answered" : "This invitation is too old"
          }
          eyebrow={award}
          lead={
            state === "used"
              ? "If it was you who answered it, sign in with your address."
              : "Ask the secretariat to send it again."
          }
        />
        <p>
          <Link to="/sign-in">Sign in</Link>
        </p>
      </>
    );
  return (
    <>
      <PageHead title={title} eyebrow={edition?.name ?? award} lead={says} />
      <p>
        This is for {judgeName ?? address}, whose address is {address}. The link works until{" "}
        <LocalTime instant={expiresAt} zone={edition?.timeZone ?? "UTC"} />.
      </p>
    </>
  );
}
