import { describe, expect, test } from "vitest";
import { pseudonymOf, textWithout, valueWithout } from "#app/domain/privacy/pseudonym.ts";

const BO = { name: "Bo Nguyễn", email: "bo+a@example.org" };
const NOBODY = pseudonymOf("ID-000123");

describe("a person gives way to a pseudonym", () => {
  test("that no mail reaches and that names nobody", () => {
    expect(NOBODY).toEqual({
      name: "Erased person id000123",
      email: "erased-id000123@erased.invalid",
    });
  });

  test.for([
    ["bo+a@example.org", NOBODY.email],
    ["<BO+A@Example.org>, and others.", `<${NOBODY.email}>, and others.`],
    ["Write to bo+a@example.org.", `Write to ${NOBODY.email}.`],
    ["Dear Bo Nguyễn,", `Dear ${NOBODY.name},`],
    ["jimbo+a@example.org", "jimbo+a@example.org"],
    ["bo+a@example.org.uk", "bo+a@example.org.uk"],
    ["x.bo+a@example.org", "x.bo+a@example.org"],
    ["Bo Nguyễna", "Bo Nguyễna"],
    ["bo_a@example.org", "bo_a@example.org"],
  ] as const)("in %j", ([text, without]) => {
    expect(textWithout(text, BO, NOBODY)).toBe(without);
  });

  test("a name of two letters stays, for it is a word of its own", () => {
    expect(textWithout("An award", { name: "An", email: "an@example.org" }, NOBODY)).toBe(
      "An award",
    );
  });

  test("in every text of an answer, however deep", () => {
    const value = { rows: [["Bo Nguyễn", 3, null], { mail: "bo+a@example.org" }], is: true };
    expect(valueWithout(value, BO, NOBODY)).toEqual({
      rows: [[NOBODY.name, 3, null], { mail: NOBODY.email }],
      is: true,
    });
  });
});
