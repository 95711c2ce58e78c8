import { z } from "zod";
import { emailAddress } from "./sign-in.ts";
import { nameField, slugField } from "./words.ts";

export const programmeSchema = z.object({
  name: nameField("Give the award a name"),
  slug: slugField,
});

const staffRole = z.enum(["secretariat", "observer"], "Say what the person is to be");

/** The acts on a programme's page, each a form of its own. */
export const programmeActs = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("invite"), email: emailAddress, role: staffRole }),
  z.object({ intent: z.literal("revoke"), member: z.string() }),
  z.object({ intent: z.literal("withdraw"), invitation: z.string() }),
]);
