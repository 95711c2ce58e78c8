/**
 * The rules of the 3rd WeGO Smart Sustainable City Awards, as settings. See docs/rules.md, "Where
 * the default comes from". The report gives the categories, the rounds, the prizes and what was
 * asked of applicants; the criteria and the descriptions are ours, for it does not give them.
 */
import type { BundlePrize, BundleRound } from "../bundle/bundle.ts";
import type {
  CategorySettings,
  ClauseSettings,
  EditionSettings,
  EligibilitySettings,
} from "./settings.ts";

export const WEGO_ROUNDS: readonly BundleRound[] = [
  { slug: "screening", kind: "screening" },
  { slug: "round-one", kind: "scorecard", min: 1, max: 10, advance: 5, cutoffTie: "extend" },
  { slug: "round-two", kind: "ballot", votes: 2 },
];

export const WEGO_PRIZES: readonly BundlePrize[] = [
  { slug: "gold", name: "Gold", count: 1, by: "rank" },
  { slug: "silver", name: "Silver", count: 1, by: "rank" },
  { slug: "special-mention", name: "Special Mention", count: 1, by: "rank" },
];

type Criterion = readonly [slug: string, name: string, description: string];

/** Asked of every category: what came of it, and what another city can learn from it. */
const OF_EVERY_CATEGORY: readonly Criterion[] = [
  ["impact", "Impact", "What changed for people, shown by figures or other evidence."],
  [
    "context-and-replicability",
    "Context and replicability",
    "How the project came about, and what another city needs to do the same.",
  ],
];

function category(
  slug: string,
  name: string,
  description: string,
  own: readonly Criterion[],
): CategorySettings {
  const criteria = [...own, ...OF_EVERY_CATEGORY].map(([slug, name, description]) => ({
    slug,
    name,
    description,
    weight: 1,
  }));
  return { slug, name, description, criteria };
}

const CATEGORIES: readonly CategorySettings[] = [
  category(
    "open-city",
    "Open City",
    "Projects that open a government's data, decisions and work to its people, and let them take part.",
    [
      [
        "openness-and-transparency",
        "Openness and transparency",
        "What is open now that was not before, and how well it can be understood and used.",
      ],
      [
        "citizen-participation",
        "Citizen participation",
        "How people take part, and what difference their part makes.",
      ],
    ],
  ),
  category(
    "digital-inclusion",
    "Digital Inclusion",
    "Projects that bring the use of digital services to those who had no way to them.",
    [
      [
        "reach-of-vulnerable-groups",
        "Reach of vulnerable groups",
        "Who is reached who was left out before, and how many of them.",
      ],
      [
        "accessibility",
        "Accessibility",
        "How well it works for people with disabilities, little money, or little practice.",
      ],
    ],
  ),
  category(
    "innovative-smart-city",
    "Innovative Smart City",
    "Projects that solve a city's problem in a new way by the use of technology.",
    [
      ["innovation", "Innovation", "What is new about it, here or anywhere."],
      [
        "use-of-technology",
        "Use of technology",
        "How well the technology fits the problem, and how soundly it is used.",
      ],
    ],
  ),
  category(
    "sustainable-city",
    "Sustainable City",
    "Projects that keep a city liveable for those who come after: its air, water, energy and ground.",
    [
      [
        "environmental-benefit",
        "Environmental benefit",
        "What is better for the environment, measured where it can be.",
      ],
      [
        "economic-and-social-sustainability",
        "Economic and social sustainability",
        "Whether it can be paid for and is wanted in ten years' time.",
      ],
    ],
  ),
  category(
    "e-government-service",
    "e-Government Service",
    "Projects that make a public service better or easier to use by digital means.",
    [
      [
        "quality-of-service",
        "Quality of service",
        "What is easier, quicker or fairer for those who use it.",
      ],
      [
        "efficiency-of-administration",
        "Efficiency of administration",
        "What the administration saves or does better.",
      ],
    ],
  ),
  category(
    "cooperative-city",
    "Cooperative City",
    "Projects that cities, or a city and its partners, carry out together.",
    [
      [
        "depth-of-cooperation",
        "Depth of cooperation",
        "What each partner gives, and what they decide together.",
      ],
      [
        "shared-learning",
        "Shared learning",
        "What the partners learnt from each other, and passed on.",
      ],
    ],
  ),
];

const CLAUSES: readonly ClauseSettings[] = [
  {
    title: "Who may apply",
    text: "The applicant is a city or another local government. Members and non-members of the organisation that gives the award apply alike.",
  },
  {
    title: "One project, one category",
    text: "The application describes one project and is entered in one category only.",
  },
  {
    title: "At most two applications",
    text: "A city sends at most two applications to this edition.",
  },
  {
    title: "In English",
    text: "The application form is filled in in English. Attachments may be in another language where the form says what they show.",
  },
  {
    title: "By the deadline",
    text: "The application is submitted before the call closes. What arrives later is not considered.",
  },
];

const ELIGIBILITY: readonly EligibilitySettings[] = [
  {
    text: "Do you apply for a city or another local government?",
    passes: "yes",
    explanation:
      "The award honours what cities and local governments did. A company, a university or an association may be a partner in a project: ask its city to apply, and to name you.",
    clause: 0,
  },
  {
    text: "Has your city already sent two applications to this edition?",
    passes: "no",
    explanation:
      "A city sends at most two, so that each of them is read with the same care. Ask your colleagues which two; one that is not submitted yet can be withdrawn.",
    clause: 2,
  },
  {
    text: "Can you fill in the form in English?",
    passes: "yes",
    explanation:
      "The judges come from many countries, and read in English alone. Attachments may stay in your own language; a translation of the form by a colleague or a machine, read over by you, is welcome.",
    clause: 3,
  },
];

/** Everything but people, place and dates: what a new edition starts from. */
export const WEGO_SETTINGS: EditionSettings = {
  categories: CATEGORIES,
  clauses: CLAUSES,
  eligibility: ELIGIBILITY,
  rounds: [
    {
      slug: "screening",
      name: "Screening",
      kind: "screening",
      minScore: null,
      maxScore: null,
      scaleLabels: {},
      quorum: null,
      advance: null,
      cutoffTie: null,
      needsRemarkAtEnds: false,
      votes: null,
    },
    {
      slug: "round-one",
      name: "Round one",
      kind: "scorecard",
      minScore: 1,
      maxScore: 10,
      scaleLabels: { "1": "lowest", "10": "highest" },
      quorum: null,
      advance: 5,
      cutoffTie: "extend",
      needsRemarkAtEnds: false,
      votes: null,
    },
    {
      slug: "round-two",
      name: "Round two",
      kind: "ballot",
      minScore: null,
      maxScore: null,
      scaleLabels: {},
      quorum: null,
      advance: null,
      cutoffTie: null,
      needsRemarkAtEnds: false,
      votes: 2,
    },
  ],
  prizes: [
    { slug: "gold", name: "Gold", count: 1, by: "rank", metal: "gold" },
    { slug: "silver", name: "Silver", count: 1, by: "rank", metal: "silver" },
    { slug: "special-mention", name: "Special Mention", count: 1, by: "rank", metal: "mention" },
  ],
};
