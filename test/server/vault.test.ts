import { describe, expect, test } from "vitest";
import { createVault } from "#app/server/vault.ts";

const vault = createVault("one secret that is long enough to be one");

describe("what is sealed", () => {
  test("opens for what it was bound to", () => {
    expect(
      vault.open(vault.seal("Huế và Đà Nẵng", "round:category:judge"), "round:category:judge"),
    ).toBe("Huế và Đà Nẵng");
  });

  test("reads differently each time, so that equal ballots look unlike", () => {
    expect(vault.seal("A, B", "here")).not.toBe(vault.seal("A, B", "here"));
  });

  test("does not open for another judge's place", () => {
    const sealed = vault.seal("A, B", "judge 1");
    expect(() => vault.open(sealed, "judge 2")).toThrow();
  });

  test("does not open with another secret", () => {
    const other = createVault("another secret that is long enough to be one");
    expect(() => other.open(vault.seal("A, B", "here"), "here")).toThrow();
  });

  test("does not open once a single sign of it was changed", () => {
    const bytes = Buffer.from(vault.seal("A, B", "here"), "base64url");
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => vault.open(changed.toString("base64url"), "here")).toThrow();
    }
  });
});

test("a digest is the same each time, and another with another secret", () => {
  const other = createVault("another secret that is long enough to be one");
  expect(vault.digest("token")).toBe(vault.digest("token"));
  expect(vault.digest("token")).not.toBe(other.digest("token"));
});
