/** The environment, read and checked once. Nothing else in app/ looks at process.env. */
import { z } from "zod";

/** For work on the product itself; a server that is reached from outside refuses to start with it. */
const SAMPLE_SECRET = "laurel-sample-secret-for-development-only";
const SHORTEST_SECRET = 32;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

const schema = z
  .object({
    /** A PostgreSQL address, or the path of a SQLite file. */
    DATABASE_URL: z.string().min(1).default("data/laurel.db"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    /** Where people reach this installation: links in mails begin with it. */
    BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Signs sessions and seals ballots. At least 32 characters, kept with the database's backup. */
    LAUREL_SECRET: z.string().min(SHORTEST_SECRET).default(SAMPLE_SECRET),
    /** Where attachments are kept. */
    FILES_DIR: z.string().min(1).default("data/files"),
    /** A bucket of a store that speaks S3, instead of the folder; with its two keys. */
    S3_BUCKET: z.string().min(3).optional(),
    /** Of the store; Amazon's own where it is left out. */
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    S3_REGION: z.string().min(1).default("us-east-1"),
    S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    /** Where ClamAV's daemon listens: tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl */
    CLAMD: z
      .string()
      .regex(/^(tcp:\/\/[^/]+|unix:\/.+)$/, "is neither tcp://host:port nor unix:/path")
      .optional(),
    /** smtp:// or smtps:// address of the mail server. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().min(1).default("Laurel <laurel@localhost>"),
    /** Addresses of those who may found programmes, separated by commas. */
    OPERATORS: z.string().default(""),
    /** Shows a mailbox instead of sending, and signs in with one click. For this machine alone. */
    DEMO: z.enum(["on", "off"]).default("off"),
    /** Shows the component gallery at /gallery, for those who build. */
    GALLERY: z.enum(["on", "off"]).default("off"),
    /** How many proxies stand in front and may say where a request comes from. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  })
  .superRefine((env, check) => {
    for (const key of ["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const)
      if (env.S3_BUCKET !== undefined && env[key] === undefined)
        check.addIssue({ code: "custom", path: [key], message: "is missing for the bucket" });
  })
  .transform((env) => ({
    ...env,
    BASE_URL: baseUrlOf(env),
    OPERATORS: addressesIn(env.OPERATORS),
    S3: bucketOf(env),
  }))
  .superRefine((env, check) => {
    const isLocal = LOOPBACK.has(env.HOST) && LOOPBACK.has(new URL(env.BASE_URL).hostname);
    const refuse = (path: string, message: string) =>
      check.addIssue({ code: "custom", path: [path], message });
    if (env.DEMO === "on" && !isLocal)
      refuse("DEMO", "the demonstration signs in with one click, so it serves this machine alone");
    if (!isLocal && env.LAUREL_SECRET === SAMPLE_SECRET)
      refuse("LAUREL_SECRET", "is the sample; make one with: openssl rand -base64 48");
    if (!isLocal && new Set(env.LAUREL_SECRET).size < 12)
      refuse("LAUREL_SECRET", "repeats itself; make one with: openssl rand -base64 48");
    if (!isLocal && env.SMTP_URL === undefined)
      refuse("SMTP_URL", "people sign in by mail, so a mail server is needed");
  });

function baseUrlOf(env: { BASE_URL?: string | undefined; HOST: string; PORT: number }): string {
  return (env.BASE_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, "");
}

/** Null where attachments are kept in the folder. */
function bucketOf(env: {
  S3_BUCKET?: string | undefined;
  S3_ENDPOINT?: string | undefined;
  S3_REGION: string;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
}) {
  if (env.S3_BUCKET === undefined) return null;
  return {
    bucket: env.S3_BUCKET,
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
  };
}

function addressesIn(list: string): ReadonlySet<string> {
  const addresses = list.split(",").map((address) => address.trim().toLowerCase());
  return new Set(addresses.filter((address) => address !== ""));
}

export type Env = z.infer<typeof schema>;

/** @throws with one line a variable that is wrong, naming it */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`the environment is not usable\n${lines.join("\n")}`);
}
