/** The environment, read and checked once. Nothing else in app/ looks at process.env. */
import { z } from "zod";

const schema = z.object({
  /** A PostgreSQL address, or the path of a SQLite file. */
  DATABASE_URL: z.string().min(1).default("data/laurel.db"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Shows the component gallery at /gallery, for those who build. */
  GALLERY: z.enum(["on", "off"]).default("off"),
});

export type Env = z.infer<typeof schema>;

/** @throws with one line a variable that is wrong, naming it */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`the environment is not usable\n${lines.join("\n")}`);
}
