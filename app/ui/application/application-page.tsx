import type { ReactNode } from "react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { ThreeClocks } from "../award/three-clocks.tsx";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { ApplyPage, pathFor } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { ApplicationState } from "./application-state.tsx";
import { graceInWords } from "./call-text.tsx";

/** What every page about a city's own application shows of it. */
export interface ApplicationHead {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly name: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  readonly viewer: string;
  readonly ref: string;
  readonly title: string;
  readonly state: ApplicationStatus;
  readonly city: string;
  readonly category: string;
  /** Until when it may be written in; null where nobody set an end, or where it is closed. */
  readonly until: Date | null;
  readonly isOpen: boolean;
  /** Until when what was begun before the deadline may still be finished; null outside of a grace. */
  readonly graceUntil: Date | null;
  /** That follow the deadline. */
  readonly graceMinutes: number;
  /** Whether the secretariat gave this one more time. */
  readonly isExtended: boolean;
}

/** Address of one of an application's pages. */
export function applicationPath({ edition, ref }: ApplicationHead, page = ""): string {
  return pathFor("apply", edition, `/${ref}${page}`);
}

/** A draft may still be without a title. */
export function titleOf({ title, ref }: Pick<ApplicationHead, "title" | "ref">): string {
  return title === "" ? `Untitled project ${ref}` : title;
}

interface ApplicationPageProps {
  readonly head: ApplicationHead;
  /** What this page is for, as an act: "Write", "Add files". */
  readonly title: string;
  readonly children: ReactNode;
}

/** A page about one application of the viewer's city. */
export function ApplicationPage({ head, title, children }: ApplicationPageProps) {
  const { edition, viewer, category, city, ref } = head;
  return (
    <ApplyPage edition={edition} viewer={viewer}>
      <Breadcrumbs
        trail={[
          { to: pathFor("apply", edition), label: "My applications" },
          { to: applicationPath(head), label: titleOf(head) },
        ]}
      />
      <PageHead
        title={title}
        eyebrow={
          <>
            {category} · {city} · {ref}
          </>
        }
        aside={<ApplicationState state={head.state} />}
      />
      <OpenUntil head={head} />
      {children}
    </ApplyPage>
  );
}

/** The deadline on three clocks, with what the city was given beyond it. */
function OpenUntil({ head }: Pick<ApplicationPageProps, "head">) {
  const { until, isOpen, isExtended, graceMinutes, edition } = head;
  if (!isOpen || until === null) return null;
  return (
    <section className="deadline" aria-label="Deadline">
      <p>{isExtended ? "Open longer for you, until" : "Open until"}</p>
      <ThreeClocks instant={until} zone={edition.timeZone} isDeadline />
      <p className="small soft">
        {graceMinutes > 0 && `${graceInWords(graceMinutes)} `}
        <a href={applicationPath(head, "/calendar")}>Add it to your calendar</a>
      </p>
    </section>
  );
}
