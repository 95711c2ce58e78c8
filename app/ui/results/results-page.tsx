import type { ComponentProps } from "react";
import { pathFor } from "../layout/edition-pages.tsx";
import { ExportLinks } from "../layout/export-links.tsx";
import { type StaffFrame, StaffPage } from "../rounds/staff-page.tsx";
import { TieForm, type TieFormProps } from "../rounds/tie-form.tsx";
import { AchievementsPart } from "./achievements-part.tsx";
import { CertifyPart } from "./certify-part.tsx";
import { HistoryPart } from "./history-part.tsx";
import { Placings } from "./placings.tsx";
import { PublicationPart } from "./publication-part.tsx";
import { PrizeForm, QuorumForm } from "./remedy-forms.tsx";

interface ResultsPageProps {
  readonly view: {
    readonly frame: StaffFrame;
    readonly state: "setup" | "call" | "judging" | "certified" | "archived";
    readonly isFinal: boolean;
    readonly categories: ComponentProps<typeof Placings>["categories"];
    readonly ties: readonly TieFormProps["tie"][];
    readonly prizes: readonly ComponentProps<typeof PrizeForm>["naming"][];
    readonly quorums: readonly ComponentProps<typeof QuorumForm>["remedy"][];
    readonly blocks: readonly string[];
    readonly certifications: ComponentProps<typeof HistoryPart>["certifications"];
    readonly achievements: ComponentProps<typeof AchievementsPart>["achievements"];
    readonly honourable: ComponentProps<typeof AchievementsPart>["honourable"];
    readonly offered: ComponentProps<typeof PublicationPart>["offered"];
  };
  readonly answer: ComponentProps<typeof StaffPage>["answer"];
}

const DONE = {
  decided: "The decision is recorded.",
  named: "The prize is named.",
  accepted: "It is recorded that this is accepted.",
  certified: "The result is certified.",
  published: "The time of publication is set.",
  withdrawn: "The time of publication is taken back.",
  saved: "Saved.",
  removed: "The award is taken off the list.",
};

/** What came out, what still waits for a person, and the way to certify and publish it. */
export function ResultsPage({ view, answer }: ResultsPageProps) {
  const { frame, ties, prizes, quorums, certifications } = view;
  const mayAct = frame.mayAct && view.state !== "archived";
  const isCertified = view.state === "certified";
  const zone = frame.edition.timeZone;
  const inForce = certifications.find((one) => one.isInForce) ?? null;
  const waiting =
    ties.filter(({ decided }) => decided === null).length +
    prizes.filter(({ isWaiting }) => isWaiting).length +
    quorums.length;
  const form = { mayAct, isCertified };
  return (
    <StaffPage
      frame={frame}
      title={titleOf(view, waiting)}
      eyebrow={`Results of ${frame.edition.name}`}
      answer={answer}
      done={DONE}
    >
      {ties.map((tie) => (
        <TieForm
          key={`${tie.category.slug} ${tie.applications[0]?.ref ?? ""}`}
          tie={tie}
          {...form}
        />
      ))}
      {prizes.map((naming) => (
        <PrizeForm key={`${naming.category.slug} ${naming.prize.slug}`} naming={naming} {...form} />
      ))}
      {quorums.map((remedy) => (
        <QuorumForm key={`${remedy.round.slug} ${remedy.ref}`} remedy={remedy} {...form} />
      ))}
      {inForce && (
        <PublicationPart
          certification={inForce}
          offered={view.offered}
          zone={zone}
          mayAct={mayAct}
        />
      )}
      {view.state !== "archived" && (
        <CertifyPart blocks={view.blocks} waiting={waiting} mayAct={mayAct} inForce={inForce} />
      )}
      <Placings
        categories={view.categories}
        isFinal={view.isFinal}
        to={(category) => pathFor("secretariat", frame.edition, `/results/${category}`)}
      />
      <AchievementsPart
        achievements={view.achievements}
        honourable={view.honourable}
        mayAct={mayAct}
      />
      {view.isFinal && (
        <ExportLinks
          to={pathFor("secretariat", frame.edition, "/export/results")}
          what="the placings"
        />
      )}
      {view.achievements.length > 0 && (
        <ExportLinks
          to={pathFor("secretariat", frame.edition, "/export/achievements")}
          what="the special awards"
        />
      )}
      {certifications.length > 0 && <HistoryPart certifications={certifications} zone={zone} />}
    </StaffPage>
  );
}

function titleOf(view: ResultsPageProps["view"], waiting: number): string {
  const inForce = view.certifications.find((one) => one.isInForce);
  if (view.state === "archived") return "The archived result";
  if (waiting > 0)
    return waiting === 1 ? "One decision is missing" : `${waiting} decisions are missing`;
  if (inForce?.isPublic) return "The winners are public";
  if (inForce)
    return inForce.publishAt ? "Certified, to be published" : "Set the time of publication";
  if (!view.isFinal) return "No result yet";
  return view.blocks.length === 0 ? "Certify the result" : "Not ready to be certified";
}
