/** The direction of dependencies, one named rule a boundary. See docs/architecture.md. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: "^(app|db|scripts|test)/", pathNot: to },
});

module.exports = {
  forbidden: [
    only(
      "domain-imports-nothing",
      "^app/domain/",
      "^app/domain/",
      "A rule of the award depends on rules alone.",
    ),
    {
      name: "domain-without-libraries",
      comment: "A rule must run in a browser, a script and a test without any package.",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { dependencyTypes: ["npm", "npm-dev", "core"] },
    },
    only(
      "schema-knows-types-only",
      "^db/schema/",
      "^(db/schema/|db/store/dialect|app/domain/)",
      "Tables are drizzle and the domain's words.",
    ),
    only(
      "store-knows-no-tables",
      "^db/store/",
      "^(db/store/|app/domain/kernel/)",
      "The store is the same whatever is stored.",
    ),
    only(
      "repositories-hold-the-sql",
      "^db/repositories/",
      "^(db/|app/domain/)",
      "Rows in, domain records out.",
    ),
    only(
      "commands-and-queries",
      "^app/(commands|queries)/",
      "^(app/(commands|queries|domain)/|app/server/context|db/(repositories|store)/)",
      "They decide by the domain and store by repositories.",
    ),
    only(
      "forms-are-for-both-sides",
      "^app/forms/",
      "^app/(forms|domain)/",
      "A form's schema runs in the browser too.",
    ),
    only(
      "ui-shows-only",
      "^app/ui/",
      "^app/(ui|forms|domain)/",
      "A component gets data; it fetches none.",
    ),
    only(
      "routes-answer",
      "^app/routes/",
      "^app/(routes|commands|queries|forms|ui|server|domain)/",
      "A route authorises, parses, calls one thing and answers; what is stored is not its matter.",
    ),
    {
      name: "nothing-ships-a-test",
      comment: "The product runs without its tests; what measures it may share their harnesses.",
      severity: "error",
      from: { path: "^(app|db|scripts)/", pathNot: "^scripts/bench/" },
      to: { path: "^test/" },
    },
    {
      name: "no-orphans",
      comment:
        "A file that nothing reaches and that reaches nothing is dead, or waits for its caller.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: "^(app/routes/|scripts/|db/drizzle\\.)|\\.(css|json|d\\.ts)$",
      },
      to: {},
    },
    {
      name: "nothing-imports-routes",
      comment: "A route is an address, not a library.",
      severity: "error",
      from: { pathNot: "^(app/routes|test)/" },
      to: { path: "^app/routes/" },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or three.",
      severity: "error",
      from: {},
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
