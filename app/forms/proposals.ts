/** What the second person sends about a proposal. */
import { z } from "zod";

export const proposalSchema = z.object({
  proposal: z.string("Choose a proposal").min(1, "Choose a proposal").max(64),
});
