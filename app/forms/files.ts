/** What goes with a file: the file itself is looked at where it is read. */
import { z } from "zod";

const LONGEST_SENT_NAME = 1_000;

const alt = z.string().trim().max(500, "Keep it to 500 characters").default("");
const question = z
  .string()
  .max(100)
  .default("")
  .transform((id) => (id === "" ? null : id));

export const addFileSchema = z.object({ intent: z.literal("add"), alt, question });

export const removeFileSchema = z.object({
  intent: z.literal("remove"),
  file: z.string().min(1),
});

export const forgetUploadSchema = z.object({
  intent: z.literal("forget"),
  upload: z.string().min(1),
});

export const beginUploadSchema = z.object({
  name: z.string().min(1, "Choose a file").max(LONGEST_SENT_NAME),
  bytes: z.coerce.number("Choose a file").int().min(1, "This file is empty").max(2_000_000_000),
  alt,
  question,
});

export const finishUploadSchema = z.object({ intent: z.enum(["finish", "abandon"]) });
