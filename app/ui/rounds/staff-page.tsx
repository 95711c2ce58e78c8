import { Link, useSearchParams } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { type EditionOfStaff, pathFor, SecretariatPage } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { AsideNotice } from "../settings/staff-recusals.tsx";
import type { NavItem } from "../layout/page.tsx";

export interface StaffFrame {
  readonly edition: EditionOfStaff;
  readonly viewer: string;
  /** Whether the viewer may act, and not only look. */
  readonly mayAct: boolean;
  /** Names of the categories that the viewer stepped aside from. */
  readonly asideFrom: readonly string[];
}

interface StaffPageProps {
  readonly frame: StaffFrame;
  readonly title: string;
  readonly eyebrow?: ReactNode;
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly trail?: readonly NavItem[];
  /** What the action answered. */
  readonly answer?: ComponentProps<typeof FormState>["answer"];
  /** What each word of `?done=` says. */
  readonly done?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** The word of an act that waits for a second person. */
const PROPOSED = "proposed";

/** A page of an edition's staff: the one thing to do, what was just done or is to be mended. */
export function StaffPage({
  frame,
  title,
  eyebrow,
  lead,
  aside,
  trail = [],
  answer,
  done = {},
  children,
}: StaffPageProps) {
  const [search] = useSearchParams();
  const word = search.get("done") ?? "";
  const said =
    word === PROPOSED
      ? "It is proposed, and is done once another member of the secretariat confirms it."
      : done[word];
  return (
    <SecretariatPage edition={frame.edition} viewer={frame.viewer}>
      {trail.length > 0 && <Breadcrumbs trail={trail} />}
      <PageHead title={title} eyebrow={eyebrow ?? frame.edition.name} lead={lead} aside={aside} />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer ? undefined : said}</FormStatus>
        {!answer && word === PROPOSED && (
          <p>
            <Link to={pathFor("secretariat", frame.edition, "/proposals")}>
              What waits for a second person
            </Link>
          </p>
        )}
        <div className="stack">
          <AsideNotice from={frame.asideFrom} />
          {children}
        </div>
      </FormState>
    </SecretariatPage>
  );
}
