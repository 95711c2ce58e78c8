import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

const ENVIRONMENT = {
  object: "process",
  property: "env",
  message: "The environment is read once, in app/server/env.ts.",
};

/** What a rule, a command or a query takes from its context instead. */
const IMPURE = [
  ENVIRONMENT,
  { object: "Date", property: "now", message: "Take the time from the context's clock." },
  { object: "Math", property: "random", message: "Chance enters through the context." },
];

export default tseslint.config(
  { ignores: ["build", "node_modules", "coverage", "data", "db/migrations"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // drizzle's builders are thenables: one that is not awaited never runs.
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          // Remix takes a thrown answer, as a Response or as data with its status.
          allow: [
            { from: "lib", name: "Response" },
            { from: "package", name: "TypedResponse", package: "@remix-run/server-runtime" },
            { from: "package", name: "UNSAFE_DataWithResponseInit", package: "@remix-run/router" },
            { from: "package", name: "DataWithResponseInit", package: "@remix-run/router" },
          ],
          allowThrowingUnknown: true,
        },
      ],
      // Loaders, actions and stores are asynchronous by contract, with or without an await inside.
      "@typescript-eslint/require-await": "off",
      "no-restricted-properties": ["error", ENVIRONMENT],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["app/domain/**", "app/commands/**", "app/queries/**"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": ["error", ...IMPURE],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "Take the time from the context's clock.",
        },
      ],
    },
  },
  {
    files: ["db/repositories/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        ENVIRONMENT,
        { property: "selectDistinctOn", message: "PostgreSQL only." },
        { object: "sql", property: "raw", message: "The portable subset has no raw SQL." },
      ],
      "no-restricted-imports": [
        "error",
        { paths: [{ name: "drizzle-orm", importNames: ["ilike"], message: "PostgreSQL only." }] },
      ],
    },
  },
  {
    // Where the environment enters: the server's one module, the choice of tables, scripts and tests.
    files: ["app/server/env.ts", "db/schema/index.ts", "scripts/**", "test/**"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    // Tests spoil well-typed things on purpose.
    files: ["test/**"],
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["**/*.mjs", "*.js", "**/*.cjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        Headers: "readonly",
        URL: "readonly",
        WebAssembly: "readonly",
        module: "writable",
      },
    },
  },
  prettier,
);
