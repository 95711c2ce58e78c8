import { z } from "zod";

/** Addresses are one person's whatever their case. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Give an e-mail address, such as name@city.example"));

export const linkSchema = z.object({ intent: z.literal("link"), email: emailAddress });

export const passwordSchema = z.object({
  intent: z.literal("password"),
  account: emailAddress,
  password: z.string("Give your password").min(1, "Give your password"),
});

export const signInSchema = z.discriminatedUnion("intent", [linkSchema, passwordSchema]);

export const codeSchema = z.object({
  code: z
    .string("Give the code")
    .transform((typed) => typed.replaceAll(/\s/g, ""))
    .pipe(z.string().min(6, "Give the six figures that your authenticator shows").max(64)),
});

const SHORTEST_PASSWORD = 12;

export const nameSchema = z.object({
  name: z.string().trim().min(1, "Give your name").max(120, "Keep the name to 120 characters"),
});

export const newPasswordSchema = z.object({
  password: z
    .string()
    .min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters; four words are good`)
    .max(200, "Keep the password to 200 characters"),
});
