/** People, their sign-in (the tables better-auth keeps) and the roles they hold by invitation. */
import type { Columns } from "../columns.postgres.ts";

export const STAFF_ROLES = ["secretariat", "observer"] as const;
export const INVITED_ROLES = ["secretariat", "observer", "judge", "applicant"] as const;

export function peopleTables(c: Columns) {
  const users = c.table(
    "users",
    {
      id: c.id(),
      name: c.text().notNull(),
      email: c.text().notNull(),
      emailVerified: c.flag().notNull(),
      image: c.text(),
      twoFactorEnabled: c.flag(),
      /** Of the mails written to this person, as a tag ("vi"); null is English. */
      language: c.text(),
      createdAt: c.instant().notNull(),
      updatedAt: c.instant().notNull(),
    },
    (t) => [c.unique("users_email").on(t.email)],
  );

  const sessions = c.table(
    "sessions",
    {
      id: c.id(),
      token: c.text().notNull(),
      userId: c.ref(() => users.id).notNull(),
      expiresAt: c.instant().notNull(),
      ipAddress: c.text(),
      userAgent: c.text(),
      /** When this session proved a second factor; null where it has not. */
      secondFactorAt: c.instant(),
      createdAt: c.instant().notNull(),
      updatedAt: c.instant().notNull(),
    },
    (t) => [c.unique("sessions_token").on(t.token), c.index("sessions_user").on(t.userId)],
  );

  const accounts = c.table(
    "accounts",
    {
      id: c.id(),
      accountId: c.text().notNull(),
      providerId: c.text().notNull(),
      userId: c.ref(() => users.id).notNull(),
      accessToken: c.text(),
      refreshToken: c.text(),
      idToken: c.text(),
      accessTokenExpiresAt: c.instant(),
      refreshTokenExpiresAt: c.instant(),
      scope: c.text(),
      password: c.text(),
      createdAt: c.instant().notNull(),
      updatedAt: c.instant().notNull(),
    },
    (t) => [c.index("accounts_user").on(t.userId)],
  );

  const verifications = c.table(
    "verifications",
    {
      id: c.id(),
      identifier: c.text().notNull(),
      value: c.text().notNull(),
      expiresAt: c.instant().notNull(),
      createdAt: c.instant().notNull(),
      updatedAt: c.instant().notNull(),
    },
    (t) => [c.index("verifications_identifier").on(t.identifier)],
  );

  const twoFactors = c.table(
    "two_factors",
    {
      id: c.id(),
      userId: c.ref(() => users.id).notNull(),
      secret: c.text().notNull(),
      backupCodes: c.text().notNull(),
      verified: c.flag(),
      failedVerificationCount: c.integer(),
      lockedUntil: c.instant(),
    },
    (t) => [c.unique("two_factors_user").on(t.userId)],
  );

  const rateLimits = c.table(
    "rate_limits",
    {
      id: c.id(),
      key: c.text().notNull(),
      count: c.integer().notNull(),
      lastRequest: c.big().notNull(),
    },
    (t) => [c.unique("rate_limits_key").on(t.key)],
  );

  return { users, sessions, accounts, verifications, twoFactors, rateLimits };
}

export type PeopleTables = ReturnType<typeof peopleTables>;
