import { describe, expect, test } from "vitest";
import { LETTER_TEMPLATES, TEMPLATED_KINDS } from "#app/domain/mail/letter-templates.ts";
import { chooseLanguage, faultsIn, fillLetter } from "#app/domain/mail/template.ts";

const KNOWN = ["title", "reason"];

describe("a template", () => {
  test("is filled in, and what is put in is never read as a template again", () => {
    const letter = fillLetter(
      { subject: "About {{ title }}\nnow", body: "Dear city,\r\n\r\n“{{title}}”: {{reason}}" },
      { title: "{{reason}} & <b>", reason: "because $& {{title}}" },
    );
    expect(letter.subject).toBe("About {{reason}} & <b> now");
    expect(letter.body).toBe("Dear city,\n\n“{{reason}} & <b>”: because $& {{title}}");
  });

  test("loses a line or a paragraph of which only empty placeholders are left, and nothing else", () => {
    const fill = (body: string) =>
      fillLetter({ subject: "s", body }, { title: "", reason: "" }).body;
    expect(fill("One\n\n{{reason}}\n\nTwo")).toBe("One\n\nTwo");
    expect(fill("One\n{{reason}} {{title}}\nTwo")).toBe("One\nTwo");
    expect(fill("The reason: {{reason}}\n\nTwo")).toBe("The reason:\n\nTwo");
  });

  test("with a word it does not know is refused by name, as is a brace left open", () => {
    const faults = (body: string, required: readonly string[] = []) =>
      faultsIn({ subject: "{{title}}", body }, KNOWN, required);
    expect(faults("All good: {{reason}}")).toEqual([]);
    expect(faults("{{reson}} and {{reson}}")).toEqual([
      {
        part: "body",
        message: "There is no {{reson}} in this letter. It knows {{title}}, {{reason}}.",
      },
    ]);
    expect(faults("{{title")[0]?.message).toContain("two braces");
    expect(faults("{{title}} {{#if x}}").length).toBe(1);
    expect(faults("nothing", ["reason"])[0]?.message).toContain("{{reason}}");
    expect(faultsIn({ subject: "{{toString}}", body: "" }, KNOWN)[0]?.part).toBe("subject");
  });

  test("is chosen by language, then by the language it belongs to, then English, then Laurel's", () => {
    expect(chooseLanguage(["en", "pt", "vi"], "pt-BR")).toBe("pt");
    expect(chooseLanguage(["en", "vi"], "vi")).toBe("vi");
    expect(chooseLanguage(["en", "vi"], "ru")).toBe("en");
    expect(chooseLanguage(["vi"], null)).toBeNull();
  });
});

test.for(TEMPLATED_KINDS)("Laurel's own wording of %s keeps the rules it sets", (kind) => {
  const { fields, required, ...letter } = LETTER_TEMPLATES[kind];
  expect(faultsIn(letter, Object.keys(fields), required)).toEqual([]);
  const filled = fillLetter(
    letter,
    Object.fromEntries(Object.keys(fields).map((name) => [name, `<${name}>`])),
  );
  expect(filled.subject).not.toContain("{{");
  expect(filled.body).not.toContain("{{");
});
