import { useSearchParams } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { type EditionOfStaff, pathFor, SecretariatPage } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import type { NavItem } from "../layout/page.tsx";

export interface StaffFrame {
  readonly edition: EditionOfStaff;
  readonly viewer: string;
}

interface SettingsPageProps {
  readonly frame: StaffFrame;
  readonly title: string;
  readonly lead?: ReactNode;
  /** What the action answered. */
  readonly answer: ComponentProps<typeof FormState>["answer"];
  /** What each word of `?done=` says. */
  readonly done?: Readonly<Record<string, string>>;
  /** Pages between the settings and this one. */
  readonly trail?: readonly NavItem[];
  readonly children: ReactNode;
}

const SAVED: Readonly<Record<string, string>> = {
  saved: "Saved.",
  moved: "Saved in the new order.",
};

/** A page below the settings: the way back, what it is for, what was done or is to be mended. */
export function SettingsPage({
  frame,
  title,
  lead,
  answer,
  done = SAVED,
  trail = [],
  children,
}: SettingsPageProps) {
  const [search] = useSearchParams();
  const { edition, viewer } = frame;
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <Breadcrumbs
        trail={[{ to: pathFor("secretariat", edition, "/settings"), label: "Settings" }, ...trail]}
      />
      <PageHead title={title} eyebrow={edition.name} lead={lead} />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer ? undefined : done[search.get("done") ?? ""]}</FormStatus>
        {children}
      </FormState>
    </SecretariatPage>
  );
}
