import type { ReactNode } from "react";
import { Page } from "../layout/page.tsx";

interface AwardPageProps {
  readonly heading: {
    readonly programme: string;
    readonly programmeName: string;
    readonly slug: string;
    /** Whether its call is not over. */
    readonly hasCall?: boolean | undefined;
  };
  readonly children: ReactNode;
}

/** Address of a public page of an edition. */
export function editionPath(heading: AwardPageProps["heading"], page = ""): string {
  return `/awards/${heading.programme}/${heading.slug}${page}`;
}

/** A public page of one edition, with the ways to its other pages. */
export function AwardPage({ heading, children }: AwardPageProps) {
  return (
    <Page
      brand={{ to: editionPath(heading), name: heading.programmeName }}
      nav={[
        { to: editionPath(heading), label: "Winners" },
        ...(heading.hasCall ? [{ to: editionPath(heading, "/call"), label: "The call" }] : []),
        { to: editionPath(heading, "/how"), label: "How winners are chosen" },
        { to: editionPath(heading, "/panel"), label: "The panel" },
        { to: `/awards/${heading.programme}`, label: "Past editions" },
      ]}
      account="Sign in"
      hasPlainLinks
    >
      {children}
    </Page>
  );
}
