import type { SecondOpinionOfCategory } from "#app/domain/second-opinion/opinion.ts";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";
import { pathFor } from "../layout/edition-pages.tsx";
import { JudgesTable, RankingsTable, WithoutTable } from "./second-opinion-tables.tsx";
import { type StaffFrame, StaffPage } from "./staff-page.tsx";

interface SecondOpinionPageProps {
  readonly view: {
    readonly frame: StaffFrame;
    readonly round: { readonly slug: string; readonly name: string };
    readonly categories: readonly SecondOpinionOfCategory[];
    readonly frozen: { readonly number: number; readonly certifiedAt: Date } | null;
  };
}

/** How the panel used the scale, and what other ways to rank would have come to; nothing to decide. */
export function SecondOpinionPage({ view }: SecondOpinionPageProps) {
  const { frame, round, categories, frozen } = view;
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  return (
    <StaffPage
      frame={frame}
      title="Second opinion"
      eyebrow={`${round.name} of ${frame.edition.name}`}
      lead={
        <>
          The count stands: the mean of the counted scorecards decides, as the rules say. This page
          shows how far it leans on one judge or on one way to add up. For the secretariat alone.
        </>
      }
      trail={[
        { to: to("/judging"), label: "Judging" },
        { to: to(`/judging/${round.slug}`), label: round.name },
      ]}
    >
      {frozen && (
        <p>
          Kept with certification {frozen.number},{" "}
          <LocalTime instant={frozen.certifiedAt} zone={frame.edition.timeZone} />, as it was then:
          a later decision changes it only by a new certification.
        </p>
      )}
      {categories.length > 1 && (
        <nav aria-label="Categories">
          <ul className="links-in-line">
            {categories.map(({ slug, name, changes }) => (
              <li key={slug}>
                <a href={`#${slug}`}>{name}</a>
                {changes.length > 0 && <Chip look="warn">would change</Chip>}
              </li>
            ))}
          </ul>
        </nav>
      )}
      {categories.map((category) => (
        <Category key={category.slug} category={category} />
      ))}
    </StaffPage>
  );
}

function Category({ category }: { readonly category: SecondOpinionOfCategory }) {
  const { slug, name } = category;
  return (
    <section className="standing" aria-labelledby={slug}>
      <h2 id={slug}>{name}</h2>
      <Opinion category={category} />
    </section>
  );
}

function Opinion({ category }: { readonly category: SecondOpinionOfCategory }) {
  const { name, judges, rows, without, agreement } = category;
  if (judges.length === 0)
    return <p>No scorecard of this category counts, so that there is nothing to compare.</p>;
  return (
    <div className="stack">
      <WhatWouldChange category={category} />
      <RankingsTable category={category} />
      {category.noZScores !== null && <p className="small soft">{category.noZScores}</p>}
      {without.length > 0 && rows.length > 0 && (
        <details className="confirm">
          <summary>Ranks without each judge of {name}</summary>
          <WithoutTable category={category} />
        </details>
      )}
      <h3>How far the panel agrees</h3>
      <p>
        {agreement.alpha !== null && (
          <>
            Krippendorff’s alpha: <b>{signed(agreement.alpha)}</b>.{" "}
          </>
        )}
        {agreement.said}
      </p>
      <h3>Each judge beside the panel</h3>
      <JudgesTable category={category} />
    </div>
  );
}

/** A true minus sign, as the tables have it. */
function signed(alpha: number): string {
  return alpha.toFixed(2).replace("-", "−");
}

function WhatWouldChange({ category }: { readonly category: SecondOpinionOfCategory }) {
  const { name, changes, isWaiting, decides } = category;
  const what = decides === "shortlist" ? "shortlist" : "prizes";
  if (changes.length > 0)
    return (
      <Notice title={`${name}: another way would come to another result`} look="warn">
        <ul>
          {changes.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="small soft">The official result is not changed by this.</p>
      </Notice>
    );
  if (isWaiting)
    return (
      <p>
        A tie in the official result waits for a decision; the {what} can be compared once it is
        settled.
      </p>
    );
  return <p>Every way to rank shown here comes to the same {what}.</p>;
}
