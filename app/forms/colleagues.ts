import { z } from "zod";
import { emailAddress } from "./sign-in.ts";

/** The acts on the page of an application's colleagues, each a form of its own. */
export const colleagueActs = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("invite"),
    email: emailAddress,
    may: z.enum(["view", "edit"], "Say what your colleague may do"),
  }),
  z.object({ intent: z.literal("remove"), colleague: z.string() }),
  z.object({ intent: z.literal("leave") }),
]);
