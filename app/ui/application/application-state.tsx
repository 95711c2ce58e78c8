import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { Chip } from "../award/chip.tsx";

export const STATE_WORDS: Readonly<Record<ApplicationStatus, string>> = {
  draft: "Draft",
  submitted: "Submitted",
  returned: "Returned for correction",
  accepted: "Accepted",
  rejected: "Not accepted",
  withdrawn: "Withdrawn",
  disqualified: "Disqualified",
};

const LOOKS = {
  draft: "plain",
  submitted: "ok",
  returned: "warn",
  accepted: "ok",
  rejected: "bad",
  withdrawn: "plain",
  disqualified: "bad",
} as const;

export function ApplicationState({ state }: { readonly state: ApplicationStatus }) {
  return <Chip look={LOOKS[state]}>{STATE_WORDS[state]}</Chip>;
}
