import { describe, expect, test } from "vitest";
import { readEnv } from "#app/server/env.ts";

const SECRET = "Zx81-q7Lw0+Rk2/Vb9=Ty4.Nc6_Hd3pA5sG";
const OUTSIDE = {
  HOST: "0.0.0.0",
  BASE_URL: "https://awards.example.org",
  LAUREL_SECRET: SECRET,
  SMTP_URL: "smtps://mail.example.org",
};

describe("a server that is reached from outside", () => {
  test("starts with a secret of its own and a mail server", () => {
    expect(readEnv(OUTSIDE)).toMatchObject({ BASE_URL: OUTSIDE.BASE_URL, DEMO: "off" });
  });

  test.for([
    ["without a secret", { LAUREL_SECRET: undefined }, "LAUREL_SECRET: is the sample"],
    ["with a short secret", { LAUREL_SECRET: "short" }, "LAUREL_SECRET:"],
    ["with a secret that repeats itself", { LAUREL_SECRET: "ab".repeat(20) }, "repeats itself"],
    ["without a mail server", { SMTP_URL: undefined }, "SMTP_URL:"],
    ["as the demonstration", { DEMO: "on" }, "DEMO:"],
    ["with an address that is none", { BASE_URL: "awards" }, "BASE_URL:"],
    ["with a port that is none", { PORT: "99999" }, "PORT:"],
  ] as const)("refuses to start %s, and names what is wrong", ([, change, said]) => {
    expect(() => readEnv({ ...OUTSIDE, ...change })).toThrow(said);
  });

  test("is known by its address too, when only a proxy listens outside", () => {
    const behindProxy = { ...OUTSIDE, HOST: "127.0.0.1", LAUREL_SECRET: undefined };
    expect(() => readEnv(behindProxy)).toThrow("LAUREL_SECRET: is the sample");
  });

  test("says everything that is wrong at once", () => {
    const nothing = { HOST: "0.0.0.0", BASE_URL: "https://awards.example.org", DEMO: "on" };
    expect(() => readEnv(nothing)).toThrow(/DEMO: .*\nLAUREL_SECRET: .*\nSMTP_URL: /s);
  });
});

test("on this machine alone everything has a default", () => {
  expect(readEnv({})).toMatchObject({ BASE_URL: "http://127.0.0.1:3000", TRUSTED_PROXIES: 0 });
});

test("operators are known by their addresses, whatever the capitals and the spaces", () => {
  const { OPERATORS } = readEnv({ OPERATORS: " Ada@Example.org, ben@example.org,," });
  expect([...OPERATORS]).toEqual(["ada@example.org", "ben@example.org"]);
});
