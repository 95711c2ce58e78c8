import { defineConfig } from "vitest/config";

/** The tests of the rules alone, for `npm run mutate`: each mutant runs those that reach it. */
export default defineConfig({
  test: {
    include: ["test/domain/**/*.test.ts"],
    // It compares the whole of docs with the whole of the code, which no mutant of a rule changes.
    exclude: ["test/domain/rules-document.test.ts", "test/domain/count/count-cli.test.ts"],
    testTimeout: 60_000,
  },
});
