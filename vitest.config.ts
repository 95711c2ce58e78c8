import { defineConfig } from "vitest/config";

/** Tables are chosen once, from DATABASE_URL, when the process starts: each database is a project of its own. */
const onDatabase = [
  "test/db/**/*.test.ts",
  "test/commands/**/*.test.ts",
  "test/queries/**/*.test.ts",
  "test/routes/**/*.test.ts",
  "test/faults/**/*.test.ts",
];

/**
 * Against the built server, on each database; after everything else, because what they find depends on
 * how much happens at once.
 */
const proofs = {
  include: ["test/proofs/**/*.test.ts"],
  fileParallelism: false,
  sequence: { groupOrder: 1 },
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Vitest leaves one core to whoever watches; here everybody waits for the tests.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "rules",
          include: [
            "test/domain/**/*.test.ts",
            "test/forms/**/*.test.ts",
            "test/server/**/*.test.ts",
            "test/ui/**/*.test.{ts,tsx}",
            "test/scripts/**/*.test.ts",
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "sqlite",
          include: onDatabase,
          env: { DATABASE_URL: "sqlite" },
          globalSetup: "test/support/sqlite-template.ts",
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "postgres",
          include: onDatabase,
          env: { DATABASE_URL: "postgres://chosen-by-the-harness" },
          globalSetup: "test/support/postgres-server.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...proofs,
          name: "proofs-sqlite",
          env: { DATABASE_URL: "sqlite" },
        },
      },
      {
        test: {
          ...proofs,
          name: "proofs-postgres",
          // What PostgreSQL keeps over a power cut is its own promise; the file of SQLite is in our hands.
          exclude: ["test/proofs/power-cut.test.ts"],
          env: { DATABASE_URL: "postgres://chosen-by-the-harness" },
          globalSetup: "test/support/postgres-server.ts",
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/support/built-server.ts",
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
