/** A form with a question of each kind, and an answer to each as a city types it. */
import type { Form, Question } from "#app/domain/form/form.ts";

const EVERY = {
  help: "",
  example: "",
  isRequired: true,
  shownIf: null,
  categories: null,
  isHiddenFromJudges: false,
  isPublished: false,
} as const;

const OPTIONS = [
  { name: "bus", label: "By bus" },
  { name: "foot", label: "On foot" },
];

export const EACH_KIND: readonly Question[] = [
  {
    ...EVERY,
    kind: "short-text",
    name: "slogan",
    label: "Slogan",
    limit: { most: 20, unit: "characters" },
  },
  { ...EVERY, kind: "long-text", name: "story", label: "Story", limit: { most: 5, unit: "words" } },
  { ...EVERY, kind: "one-choice", name: "mode", label: "Mode", choices: OPTIONS },
  { ...EVERY, kind: "many-choices", name: "modes", label: "Modes", choices: OPTIONS },
  { ...EVERY, kind: "number", name: "riders", label: "Riders", unit: "people", min: 1, max: 1000 },
  { ...EVERY, kind: "money", name: "budget", label: "Budget", currencies: ["EUR", "KRW"] },
  { ...EVERY, kind: "date", name: "begun", label: "Begun" },
  { ...EVERY, kind: "link", name: "site", label: "Site", most: 2 },
  { ...EVERY, kind: "video", name: "film", label: "Film" },
  { ...EVERY, kind: "email", name: "mail", label: "Mail" },
  { ...EVERY, kind: "country", name: "land", label: "Land" },
  { ...EVERY, kind: "city", name: "town", label: "Town" },
  {
    ...EVERY,
    kind: "table",
    name: "partners",
    label: "Partners",
    columns: [
      { name: "who", label: "Who" },
      { name: "what", label: "What" },
    ],
    mostRows: 3,
  },
  { ...EVERY, kind: "files", name: "proof", label: "Proof", most: 2, mostMegabytes: 5 },
  { ...EVERY, kind: "pictures", name: "views", label: "Views", most: 2, mostMegabytes: 5 },
  { ...EVERY, kind: "consent", name: "agreed", label: "Agreed" },
];

export function formWith(questions: readonly Question[]): Form {
  return { sections: [{ id: "all", title: "All", questions }] };
}

export const EACH_ANSWER: Readonly<Record<string, unknown>> = {
  slogan: "Lights for all",
  story: "One two three four five",
  mode: "foot",
  modes: ["bus", "foot"],
  riders: "1,000",
  budget: { amount: "12 000.50", currency: "KRW" },
  begun: "2026-02-28",
  site: "https://city.example/lights\nhttps://b.example",
  film: "https://video.example/watch?v=1",
  mail: "mayor@city.example",
  land: "VN",
  town: "Huế",
  partners: [{ who: "The bus company", what: "Drivers" }],
  agreed: "on",
};

/** Answers that no question of their kind takes. */
export const EACH_FAULT: Readonly<Record<string, unknown>> = {
  slogan: "Twenty-one characters",
  story: "One two three four five six",
  mode: "plane",
  modes: ["bus", "plane"],
  riders: "1001",
  budget: { amount: "a lot", currency: "KRW" },
  begun: "2026-02-30",
  site: "http://city.example",
  film: "javascript:alert(1)",
  mail: "mayor",
  land: "Vietnam",
  town: "Huế\nĐà Nẵng",
  partners: [{ who: "The bus company", what: "" }],
  agreed: "yes",
};
