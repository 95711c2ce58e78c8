/**
 * Who may come in where: one row a route, read by test/routes/access.test.ts, which fails on a route
 * that has none. A role that is not listed gets what an address gets at which nothing stands, or is
 * sent to sign in.
 */
import type { Stage } from "#db/seed/stage-edition.ts";

export const ROLES = [
  "nobody",
  "stranger",
  "officer",
  "other-officer",
  "judge",
  "recused-judge",
  "judge-of-another-panel",
  "observer",
  "secretariat",
  "secretariat-without-second-factor",
  "secretariat-of-another-programme",
] as const;
export type Role = (typeof ROLES)[number];

export interface RouteAccess {
  readonly get: readonly Role[];
  /** Left out where the route has no action. */
  readonly post?: readonly Role[];
  /** When it is asked; in round one unless something else is said. */
  readonly stage?: Stage;
  readonly params?: Readonly<Record<string, string>>;
  /** What is sent; an empty form unless something else is said. */
  readonly form?: Readonly<Record<string, string>>;
}

const EVERYBODY: readonly Role[] = ROLES;
const NO_ONE: readonly Role[] = [];
const SIGNED_IN = ROLES.filter((role) => role !== "nobody");
const OFFICER: readonly Role[] = ["officer"];
const JUDGES: readonly Role[] = ["judge", "recused-judge", "judge-of-another-panel"];
const PANEL: readonly Role[] = ["judge", "recused-judge"];
const STAFF: readonly Role[] = ["observer", "secretariat"];
const SECRETARIAT: readonly Role[] = ["secretariat"];

const EDITION = { programme: "prize", edition: "2026" };
/** Of the officer's city; the recused judge stepped aside from it. */
const REF = { ...EDITION, ref: "A3" };

const staffPage = (
  params: Readonly<Record<string, string>> = EDITION,
  form: Readonly<Record<string, string>> = {},
): RouteAccess => ({
  get: STAFF,
  post: SECRETARIAT,
  params,
  form,
});

const ofSecretariat = (form: Readonly<Record<string, string>>): RouteAccess => ({
  get: SECRETARIAT,
  post: SECRETARIAT,
  params: EDITION,
  form,
});

const ofOfficer = (stage: Stage): RouteAccess => ({
  get: OFFICER,
  post: OFFICER,
  stage,
  params: REF,
});

export const ROUTE_ACCESS: Readonly<Record<string, RouteAccess>> = {
  $: { get: NO_ONE },
  "_public._index": { get: EVERYBODY },
  "_public.awards.$programme._index": { get: EVERYBODY, params: EDITION },
  // Without a notice there is none; test/routes/privacy-notice.test.ts has one.
  "_public.awards.$programme.privacy": { get: NO_ONE, params: EDITION },
  "_public.awards.$programme.$edition._index": { get: EVERYBODY, params: EDITION },
  "_public.awards.$programme.$edition.call": { get: EVERYBODY, params: EDITION },
  "_public.awards.$programme.$edition.calendar": { get: EVERYBODY, params: EDITION },
  "_public.awards.$programme.$edition.eligibility": {
    get: EVERYBODY,
    post: EVERYBODY,
    params: EDITION,
  },
  "_public.awards.$programme.$edition.how": { get: EVERYBODY, params: EDITION },
  // Names nobody before the publication; test/routes/panel-named.test.ts.
  "_public.awards.$programme.$edition.panel": { get: EVERYBODY, params: EDITION },
  // Nothing of a result is anywhere before its publication, for the secretariat neither.
  "_public.awards.$programme.$edition.projects.$ref": { get: NO_ONE, params: REF },

  "sign-in._index": { get: EVERYBODY, post: EVERYBODY },
  "sign-in.link": { get: EVERYBODY, post: EVERYBODY },
  "sign-out": { get: EVERYBODY, post: EVERYBODY },
  "second-factor": { get: EVERYBODY, post: EVERYBODY },
  "account_.export": { get: SIGNED_IN },
  account: { get: SIGNED_IN, post: SIGNED_IN },
  // Whoever has the link; this one leads nowhere.
  "invitation.$token": { get: NO_ONE, post: NO_ONE, params: { token: "unknown" } },
  "demo._index": { get: NO_ONE, post: NO_ONE },
  "demo.mailbox._index": { get: NO_ONE },
  "demo.mailbox.$id": { get: NO_ONE, params: { id: "any" } },
  "colleague.$token": { get: NO_ONE, post: NO_ONE, params: { token: "unknown" } },
  gallery: { get: NO_ONE, post: NO_ONE },
  "gallery_.empty": { get: NO_ONE, post: NO_ONE },

  "apply._index": { get: SIGNED_IN },
  "apply.$programme.$edition._index": { get: SIGNED_IN, params: EDITION },
  "apply.$programme.$edition.new": {
    get: SIGNED_IN,
    post: SIGNED_IN,
    stage: "call",
    params: EDITION,
  },
  "apply.$programme.$edition.$ref._index": ofOfficer("call"),
  "apply.$programme.$edition.$ref.write": ofOfficer("call"),
  "apply.$programme.$edition.$ref.files": ofOfficer("call"),
  "apply.$programme.$edition.$ref.submit": ofOfficer("call"),
  "apply.$programme.$edition.$ref.messages": ofOfficer("call"),
  "apply.$programme.$edition.$ref.answers": ofOfficer("call"),
  "apply.$programme.$edition.$ref.copy": ofOfficer("call"),
  "apply.$programme.$edition.$ref.versions": ofOfficer("call"),
  "apply.$programme.$edition.$ref.colleagues": ofOfficer("call"),
  "apply.$programme.$edition.$ref.calendar": { get: OFFICER, params: REF },
  "apply.$programme.$edition.$ref.receipt": { get: OFFICER, params: REF },
  "apply.$programme.$edition.$ref.pdf": { get: OFFICER, params: REF },
  "apply.$programme.$edition.$ref.print": { get: OFFICER, params: REF },
  "apply.$programme.$edition.$ref.uploads._index": ofOfficer("call"),
  "apply.$programme.$edition.$ref.uploads.$upload": {
    ...ofOfficer("call"),
    params: { ...REF, upload: "upload" },
  },
  "files_.$id.pages.$page": {
    get: ["officer", "judge", "secretariat"],
    params: { id: "attachment", page: "1" },
  },
  "files.$id": { get: ["officer", "judge", "secretariat"], params: { id: "attachment" } },

  "judge._index": { get: SIGNED_IN },
  "judge.$programme.$edition._index": { get: JUDGES, params: EDITION },
  "judge.$programme.$edition.conflicts": {
    get: JUDGES,
    post: JUDGES,
    params: EDITION,
    form: { ref: "A1", text: "" },
  },
  "judge.$programme.$edition.oath": {
    get: JUDGES,
    post: JUDGES,
    params: EDITION,
    form: { intent: "declare", interests: "", hasNone: "on" },
  },
  "judge.$programme.$edition.score.$round.$ref": {
    get: PANEL,
    post: PANEL,
    params: { ...REF, round: "round-one" },
    form: { intent: "draft", version: "0", remark: "", "scores.impact": "7" },
  },
  "judge.$programme.$edition.score.$round.$ref_.kept": {
    get: PANEL,
    post: PANEL,
    params: { ...REF, round: "round-one" },
    form: { intent: "draft", version: "0", remark: "", "scores.impact": "7" },
  },
  "judge.$programme.$edition.compare.$round.$category": {
    get: PANEL,
    params: { ...EDITION, round: "round-one", category: "open" },
  },
  "judge.$programme.$edition.sample.$sample": {
    get: PANEL,
    post: PANEL,
    params: { ...EDITION, sample: "sample" },
    form: { intent: "draft", version: "0", "scores.impact": "7" },
  },
  "judge.$programme.$edition.read.$ref": { get: PANEL, params: REF },
  "judge.$programme.$edition.step-aside.$ref": {
    get: PANEL,
    post: PANEL,
    params: REF,
    form: { intent: "step-aside", reason: "A colleague's project" },
  },
  "judge.$programme.$edition.ballot.$round.$category._index": {
    get: PANEL,
    stage: "voting",
    params: { ...EDITION, round: "round-two", category: "open" },
  },
  "judge.$programme.$edition.ballot.$round.$category.confirm": {
    get: PANEL,
    post: PANEL,
    stage: "voting",
    params: { ...EDITION, round: "round-two", category: "open" },
  },

  "secretariat._index": { get: SIGNED_IN },
  "secretariat.new": { get: NO_ONE, post: NO_ONE },
  "secretariat.$programme._index": staffPage(),
  "secretariat.$programme.new-edition": { get: SECRETARIAT, post: SECRETARIAT, params: EDITION },
  "secretariat.$programme.$edition._index": { get: STAFF, params: EDITION },
  "secretariat.$programme.$edition.judging._index": staffPage(EDITION, { intent: "close-call" }),
  "secretariat.$programme.$edition.judging.$round": staffPage(
    { ...EDITION, round: "round-one" },
    { intent: "close" },
  ),
  "secretariat.$programme.$edition.judging.$round_.panel.$category": {
    ...ofSecretariat({ intent: "join" }),
    params: { ...EDITION, round: "round-one", category: "open" },
  },
  "secretariat.$programme.$edition.judging.$round_.reopen": {
    ...ofSecretariat({ intent: "reopen" }),
    stage: "scored",
    params: { ...EDITION, round: "round-one" },
  },
  // Outside of the window it is there for nobody; test/routes/supplements.test.ts opens one.
  "apply.$programme.$edition.$ref.supplement": { get: NO_ONE, post: NO_ONE, params: REF },
  "secretariat.$programme.$edition.proposals": ofSecretariat({ intent: "confirm" }),
  "secretariat.$programme.$edition.second-opinion.$round": {
    get: SECRETARIAT,
    stage: "voting",
    params: { ...EDITION, round: "round-one" },
  },
  "secretariat.$programme.$edition.screening._index": staffPage(EDITION, {
    intent: "save-view",
    name: "Mine",
  }),
  "secretariat.$programme.$edition.screening.bulk": {
    get: SECRETARIAT,
    post: SECRETARIAT,
    params: EDITION,
  },
  "secretariat.$programme.$edition.screening.disagreements": {
    get: SECRETARIAT,
    post: SECRETARIAT,
    params: EDITION,
  },
  "secretariat.$programme.$edition.settings.oath": staffPage(),
  "secretariat.$programme.$edition.settings.screening": staffPage(),
  "secretariat.$programme.$edition.screening.$ref": {
    get: SECRETARIAT,
    post: SECRETARIAT,
    params: REF,
  },
  "secretariat.$programme.$edition.screening.$ref_.pdf": { get: SECRETARIAT, params: REF },
  "secretariat.$programme.$edition.drafts": { get: SECRETARIAT, params: EDITION },
  "secretariat.$programme.$edition.map": { get: STAFF, params: EDITION },
  "secretariat.$programme.$edition.messages._index": { get: STAFF, params: EDITION },
  "secretariat.$programme.$edition.messages.$ref": staffPage(REF, { intent: "message" }),
  "secretariat.$programme.$edition.mail._index": ofSecretariat({ intent: "write-results" }),
  "secretariat.$programme.$edition.mail.reminders": ofSecretariat({ intent: "remind" }),
  "secretariat.$programme.$edition.mail.batches.$batch": {
    ...ofSecretariat({ intent: "stop" }),
    params: { ...EDITION, batch: "batch" },
  },
  "secretariat.$programme.$edition.mail.log._index": { get: SECRETARIAT, params: EDITION },
  "secretariat.$programme.$edition.mail.log.$mail": {
    ...ofSecretariat({ intent: "retry" }),
    params: { ...EDITION, mail: "mail" },
  },
  "secretariat.$programme.$edition.settings.letters._index": { get: STAFF, params: EDITION },
  "secretariat.$programme.$edition.settings.letters.$kind": {
    ...ofSecretariat({ intent: "save" }),
    params: { ...EDITION, kind: "accepted" },
  },
  "secretariat.$programme.$edition.results._index": staffPage(EDITION, { intent: "certify" }),
  "secretariat.$programme.$edition.results.$category": staffPage(
    { ...EDITION, category: "open" },
    { intent: "citation", ref: "A1" },
  ),
  "secretariat.$programme.$edition.more-time": staffPage(EDITION, { form: "one" }),
  // What observers may not take is in test/routes/exports.test.ts.
  "secretariat.$programme.$edition.export.$file": {
    get: STAFF,
    params: { ...EDITION, file: "applications.csv" },
  },
  "secretariat.$programme.$edition.audit": { get: STAFF, params: EDITION },
  "secretariat.$programme.$edition.people._index": staffPage(EDITION, {
    intent: "staff-aside",
    form: "staff-aside",
  }),
  "secretariat.$programme.$edition.people.new": {
    get: SECRETARIAT,
    post: SECRETARIAT,
    params: EDITION,
  },
  "secretariat.$programme.$edition.people.import": ofSecretariat({ intent: "preview" }),
  "secretariat.$programme.$edition.settings.cities": ofSecretariat({ intent: "preview" }),
  "secretariat.$programme.privacy.person": ofSecretariat({ intent: "look" }),
  "secretariat.$programme.privacy._index": ofSecretariat({ intent: "notice" }),
  "secretariat.$programme.archive": ofSecretariat({ intent: "preview" }),
  "secretariat.$programme.$edition.people.conflicts": { get: SECRETARIAT, params: EDITION },
  "secretariat.$programme.$edition.people.$judge": {
    get: SECRETARIAT,
    post: SECRETARIAT,
    params: { ...EDITION, judge: "ada" },
  },
  "secretariat.$programme.$edition.people.$judge_.leave": {
    get: SECRETARIAT,
    post: SECRETARIAT,
    params: { ...EDITION, judge: "ada" },
    form: { cause: "unavailable" },
  },
  "secretariat.$programme.$edition.settings._index": staffPage(),
  "secretariat.$programme.$edition.settings.edition": staffPage(),
  "secretariat.$programme.$edition.settings.categories._index": staffPage(),
  "secretariat.$programme.$edition.settings.categories.$category": staffPage({
    ...EDITION,
    category: "open",
  }),
  "secretariat.$programme.$edition.settings.clauses": staffPage(),
  "secretariat.$programme.$edition.settings.samples._index": { get: STAFF, params: EDITION },
  "secretariat.$programme.$edition.settings.samples.$category": staffPage({
    ...EDITION,
    category: "open",
  }),
  // Nobody before the whole panel is through; test/routes/samples.test.ts has one that is.
  "secretariat.$programme.$edition.calibration.$category": {
    get: NO_ONE,
    params: { ...EDITION, category: "open" },
  },
  "secretariat.$programme.$edition.settings.eligibility": staffPage(),
  "secretariat.$programme.$edition.settings.form._index": staffPage(),
  "secretariat.$programme.$edition.settings.form.preview": {
    get: STAFF,
    post: STAFF,
    params: EDITION,
  },
  "secretariat.$programme.$edition.settings.form.$question": staffPage({
    ...EDITION,
    question: "summary",
  }),
  "secretariat.$programme.$edition.settings.rounds": staffPage(),
  "secretariat.$programme.$edition.settings.prizes": staffPage(),
};
