/** Where an application can go from where it is. See docs/rules.md, "Who counts". */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import type { Transitions } from "../kernel/machine.ts";

export type ApplicationEvent =
  "submit" | "return" | "accept" | "reject" | "withdraw" | "disqualify";

/** A rejected application may still be accepted on appeal, a disqualified one never. */
export const APPLICATION_TRANSITIONS: Transitions<ApplicationStatus, ApplicationEvent> = {
  draft: { submit: "submitted", withdraw: "withdrawn" },
  submitted: { return: "returned", accept: "accepted", reject: "rejected", withdraw: "withdrawn" },
  returned: { submit: "submitted", reject: "rejected", withdraw: "withdrawn" },
  accepted: { withdraw: "withdrawn", disqualify: "disqualified" },
  rejected: { accept: "accepted" },
  withdrawn: {},
  disqualified: {},
};
