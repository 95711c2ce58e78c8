/** The frames of an edition's pages, one for each of the people who work on it. */
import type { ReactNode } from "react";
import { Page } from "./page.tsx";

interface EditionPageProps {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
  };
  /** The name of who is signed in. */
  readonly viewer: string;
  readonly children: ReactNode;
}

/** An edition as the pages of its staff name it. */
export interface EditionOfStaff {
  readonly programme: string;
  readonly slug: string;
  readonly programmeName: string;
  readonly name: string;
  readonly timeZone: string;
  /** The viewer's: an observer is led to no page that is the secretariat's alone. */
  readonly role: "secretariat" | "observer";
}

interface StaffPageProps extends EditionPageProps {
  readonly edition: EditionOfStaff;
}

type Audience = "secretariat" | "judge" | "apply";

/** Address of an edition's page for one audience: `/judge/prize/2026/score/OC-01`. */
export function pathFor(
  audience: Audience,
  edition: EditionPageProps["edition"],
  page = "",
): string {
  return `/${audience}/${edition.programme}/${edition.slug}${page}`;
}

export function SecretariatPage({ edition, viewer, children }: StaffPageProps) {
  const isSecretariat = edition.role === "secretariat";
  const to = (page = "") => pathFor("secretariat", edition, page);
  return (
    <Page
      brand={{ to: to(), name: edition.programmeName }}
      nav={[
        { to: to(), label: "Control room" },
        { to: to("/screening"), label: "Screening", hasPagesBelow: true },
        { to: to("/messages"), label: "Messages", hasPagesBelow: true },
        { to: to("/judging"), label: "Judging", hasPagesBelow: true },
        { to: to("/results"), label: "Results", hasPagesBelow: true },
        ...(isSecretariat ? [{ to: to("/mail"), label: "Mail", hasPagesBelow: true }] : []),
        { to: to("/people"), label: "People", hasPagesBelow: true },
        { to: to("/settings"), label: "Settings", hasPagesBelow: true },
        { to: to("/audit"), label: "Audit log" },
      ]}
      account={viewer}
    >
      {children}
    </Page>
  );
}

export function JudgePage({ edition, viewer, children }: EditionPageProps) {
  return (
    <Page
      brand={{ to: pathFor("judge", edition), name: edition.programmeName }}
      nav={[
        { to: pathFor("judge", edition), label: "My judging" },
        {
          to: `/awards/${edition.programme}/${edition.slug}/how`,
          label: "How winners are chosen",
        },
      ]}
      account={viewer}
    >
      {children}
    </Page>
  );
}

export function ApplyPage({ edition, viewer, children }: EditionPageProps) {
  return (
    <Page
      brand={{ to: pathFor("apply", edition), name: edition.programmeName }}
      nav={[
        { to: pathFor("apply", edition), label: "My applications", hasPagesBelow: true },
        { to: `/awards/${edition.programme}/${edition.slug}/call`, label: "What is asked" },
      ]}
      account={viewer}
    >
      {children}
    </Page>
  );
}
