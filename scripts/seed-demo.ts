/** Loads the demonstration editions into an empty database. */
import { archiveEdition } from "#app/commands/archive-edition.ts";
import { castBallot } from "#app/commands/cast-ballot.ts";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { publishResult } from "#app/commands/publish-result.ts";
import { saveScorecard } from "#app/commands/save-scorecard.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { demonstrationBundle, demonstrationEditions } from "#db/seed/demonstration.ts";
import { type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import { WEGO_2017_PUBLISHED_AT, wego2017Archive } from "#db/seed/wego-2017-archive.ts";
import { runOnStore } from "./support.ts";

function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.refusal.code}: ${outcome.refusal.details.join("; ")}`);
}

function idIn(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the demonstration has no ${name}`);
  return id;
}

/** Two thirds of the scorecards, so that somebody still owes something. */
async function scoreTwoThirds(context: Context, staged: StagedEdition, bundle: Bundle) {
  for (const [at, card] of (bundle.scorecards ?? []).entries()) {
    if (at % 3 === 2) continue;
    const isRecused = bundle.recusals?.some(
      ({ judge, application }) => judge === card.judge && application === card.application,
    );
    if (isRecused) continue;
    granted(
      await saveScorecard(
        { ...context, viewer: staged.judges.get(card.judge) ?? null },
        {
          editionId: staged.editionId,
          judgeId: idIn(staged.ids.judges, card.judge),
          roundId: idIn(staged.ids.rounds, card.round),
          ref: card.application,
          scores: card.scores,
          remark: "",
          version: 0,
          submit: card.status === "submitted",
        },
      ),
    );
  }
}

/** Four of the six judges have voted. */
async function castTwoThirds(context: Context, staged: StagedEdition, bundle: Bundle) {
  for (const { judge, round, category, choices } of bundle.ballots ?? []) {
    if (judge === undefined || judge === "judge-2" || judge === "judge-5") continue;
    granted(
      await castBallot(
        { ...context, viewer: staged.judges.get(judge) ?? null },
        {
          editionId: staged.editionId,
          judgeId: idIn(staged.ids.judges, judge),
          roundId: idIn(staged.ids.rounds, round),
          categorySlug: category,
          choices,
        },
      ),
    );
  }
}

await runOnStore(async (context) => {
  granted(await archiveEdition(context, wego2017Archive, WEGO_2017_PUBLISHED_AT));
  const now = context.clock();
  const year = now.getUTCFullYear();
  for (const edition of demonstrationEditions(year)) {
    const bundle = demonstrationBundle(edition, year);
    const staged = await stageEdition(context, bundle, edition.stage, now);
    if (edition.stage === "scoring") await scoreTwoThirds(context, staged, bundle);
    if (edition.stage === "voting") await castTwoThirds(context, staged, bundle);
    if (edition.stage !== "voted") continue;
    const asSecretariat = { ...context, viewer: staged.secretariat };
    granted(await certifyEdition(asSecretariat, staged.editionId, ""));
    granted(await publishResult(asSecretariat, staged.editionId, now));
  }
  return 0;
});
