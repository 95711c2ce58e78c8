/** What the second person sends about a proposal. */
import { z } from "zod";
import { longText } from "./round-acts.ts";

export const proposalSchema = z.object({
  proposal: z.string("Choose a proposal").min(1, "Choose a proposal").max(64),
  /** Of a refusal; the command asks for it. */
  reason: longText(2_000).default(""),
});
