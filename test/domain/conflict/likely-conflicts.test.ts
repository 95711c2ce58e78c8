import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ApplicationTies,
  isCountryTelling,
  type JudgeTies,
  likelyConflicts,
  questionState,
} from "#app/domain/conflict/likely-conflicts.ts";
import { isPublicMailHost } from "#app/domain/conflict/public-mail-hosts.ts";

const JUDGE: JudgeTies = { name: "Kim Min", country: "KR", email: "min@snu.ac.kr", interests: "" };
const APPLICATION: ApplicationTies = {
  country: "VN",
  entrant: "Huế",
  partners: "",
  emails: ["lan@hue.gov.vn"],
  collaborations: "",
};
const ABROAD = { isCountryTelling: true };

function kinds(
  judge: Partial<JudgeTies>,
  application: Partial<ApplicationTies>,
  asking = ABROAD,
): readonly string[] {
  return likelyConflicts({ ...JUDGE, ...judge }, { ...APPLICATION, ...application }, asking).map(
    ({ kind }) => kind,
  );
}

describe("a judge is asked about an application", () => {
  test.for([
    ["of their own country", { country: "VN" }, {}, ["country"]],
    ["of another country", {}, {}, []],
    ["whose judge's country is not known", { country: null }, {}, []],
    ["written from the judge's own house", { email: "min@hue.gov.vn" }, {}, ["mail"]],
    ["written from it in other letters", { email: "MIN@Hue.Gov.VN " }, {}, ["mail"]],
    ["written from a part of that house", { email: "min@plan.hue.gov.vn" }, {}, ["mail"]],
    ["written from the house above", {}, { emails: ["a@cs.snu.ac.kr"] }, ["mail"]],
    [
      "from the same two-part host's other house",
      { email: "min@example.org" },
      { emails: ["a@city.example.org"] },
      [],
    ],
    ["from the same public host", { email: "min@gmail.com" }, { emails: ["lan@gmail.com"] }, []],
    [
      "that the judge writes in from a public host",
      { email: "min@gmail.com" },
      { emails: ["Min@gmail.com"] },
      ["mail"],
    ],
    ["without any address", { email: null }, { emails: [] }, []],
    [
      "whose city is in the declaration",
      { interests: "Adviser to the city of Hue since 2020" },
      {},
      ["employer"],
    ],
    ["whose city is only part of another word", { interests: "Huelva Consulting" }, {}, []],
    [
      "whose partner is in the declaration",
      { interests: "Acme\nHue Heritage Trust, trustee" },
      { partners: "The HUE HERITAGE TRUST gave land." },
      ["employer"],
    ],
    [
      "whose partners share only a role with it",
      { interests: "Board member, adviser" },
      { entrant: "Seoul", partners: "An adviser and a board member." },
      [],
    ],
    [
      "whose partner is only part of the declared name",
      { interests: "Trust Bank" },
      { partners: "The Heritage Trust." },
      [],
    ],
    [
      "whose city told of earlier work",
      {},
      { collaborations: "Study: Lee An\nMin KIM, a study in 2024" },
      ["collaboration"],
    ],
    [
      "that has everything in common",
      { country: "VN", email: "a@hue.gov.vn", interests: "Huế" },
      { collaborations: "A study with Kim Min" },
      ["collaboration", "employer", "mail", "country"],
    ],
  ] as const)("%s", ([, judge, application, expected]) => {
    expect(kinds(judge, application)).toEqual(expected);
  });

  test("but not of a country that all cities come from", () => {
    expect(isCountryTelling(["VN", "VN"])).toBe(false);
    expect(isCountryTelling(["VN", "KR", "VN"])).toBe(true);
    expect(isCountryTelling([])).toBe(false);
    expect(kinds({ country: "VN" }, {}, { isCountryTelling: false })).toEqual([]);
  });

  test("in the words that were declared and told", () => {
    const judge = { ...JUDGE, interests: "Siemens AG; Hue Heritage Trust" };
    const application = {
      ...APPLICATION,
      partners: "hue heritage trust",
      collaborations: " A study with Kim Min ",
    };
    expect(likelyConflicts(judge, application, ABROAD)).toEqual([
      { kind: "collaboration", text: "A study with Kim Min" },
      { kind: "employer", name: "Huế" },
    ]);
    expect(likelyConflicts(judge, { ...application, entrant: "Seoul" }, ABROAD)[1]).toEqual({
      kind: "employer",
      name: "Hue Heritage Trust",
    });
  });
});

describe("for any judge and any application", () => {
  const host = fc.constantFrom("gmail.com", "hue.gov.vn", "plan.hue.gov.vn", "snu.ac.kr", "web.de");
  const email = fc.tuple(fc.constantFrom("a", "b"), host).map(([name, at]) => `${name}@${at}`);
  const words = fc.string({ maxLength: 40 });
  const judges = fc.record({
    name: words,
    country: fc.option(fc.constantFrom("VN", "KR")),
    email: fc.option(email),
    interests: words,
  });
  const applications = fc.record({
    country: fc.constantFrom("VN", "KR"),
    entrant: words,
    partners: words,
    emails: fc.array(email, { maxLength: 3 }),
    collaborations: words,
  });
  const asking = fc.record({ isCountryTelling: fc.boolean() });

  test("each tie is asked once at most, and asking anew gives the same", () => {
    fc.assert(
      fc.property(judges, applications, asking, (judge, application, how) => {
        const ties = likelyConflicts(judge, application, how);
        expect(new Set(ties.map(({ kind }) => kind)).size).toBe(ties.length);
        expect(likelyConflicts(judge, application, how)).toEqual(ties);
      }),
    );
  });

  test("a public host is asked about only where it is the very mailbox", () => {
    fc.assert(
      fc.property(judges, applications, (judge, application) => {
        const tie = likelyConflicts(judge, application, ABROAD).find(({ kind }) => kind === "mail");
        if (tie?.kind === "mail" && isPublicMailHost(tie.host))
          expect(application.emails).toContain(judge.email);
      }),
    );
  });

  test("what a judge declares beside takes no question away", () => {
    fc.assert(
      fc.property(judges, applications, asking, words, (judge, application, how, more) => {
        const before = likelyConflicts(judge, application, how).map(({ kind }) => kind);
        const after = likelyConflicts(
          { ...judge, interests: `${judge.interests}\n${more}` },
          application,
          how,
        ).map(({ kind }) => kind);
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  test("the order in which a city's people wrote changes nothing", () => {
    fc.assert(
      fc.property(judges, applications, asking, (judge, application, how) => {
        const turned = { ...application, emails: [...application.emails].reverse() };
        expect(likelyConflicts(judge, turned, how)).toEqual(
          likelyConflicts(judge, application, how),
        );
      }),
    );
  });
});

describe("a question", () => {
  const [early, late] = [new Date("2026-06-01"), new Date("2026-06-02")];
  test.for([
    ["is open until it is answered", false, null, null, "open"],
    ["is answered", false, late, null, "answered"],
    ["is answered where the city had told before", false, late, early, "answered"],
    ["is answered where it was told at that instant", false, late, late, "answered"],
    ["is asked again where the city tells after the answer", false, early, late, "open"],
    ["is settled by stepping aside", true, null, null, "aside"],
    ["is settled by stepping aside after an answer", true, early, late, "aside"],
  ] as const)("%s", ([, isAside, answeredAt, toldAt, state]) => {
    expect(questionState({ isAside, answeredAt, toldAt })).toBe(state);
  });
});
