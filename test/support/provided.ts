/** What the global set-ups hand to the tests. */
declare module "vitest" {
  export interface ProvidedContext {
    /** A migrated, empty SQLite file to copy. */
    sqliteTemplate: string;
    /** Address of the test server's maintenance database; `laurel_template` is migrated and empty. */
    postgresAddress: string;
    /** Where the built application answers. */
    baseUrl: string;
    /** The folder that holds its database. */
    servedFolder: string;
  }
}

export {};
