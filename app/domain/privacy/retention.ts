/** How long each class of data is kept after an edition is certified. What has no rule is kept. */

export const DATA_CLASSES = [
  "drafts",
  "versions",
  "files",
  "messages",
  "mails",
  "invitations",
] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** What a class is, as a form and a report name it, and what of it goes. */
export const CLASS_WORDS: Readonly<
  Record<DataClass, { readonly name: string; readonly goes: string }>
> = {
  drafts: {
    name: "Drafts that were never submitted",
    goes: "The applications with everything in them.",
  },
  versions: {
    name: "Earlier versions of what was written",
    goes: "What an application said before it was submitted. What was submitted stays.",
  },
  files: {
    name: "Files of applications without a prize",
    goes: "The files. Their names and digests stay with what was submitted.",
  },
  messages: {
    name: "Messages and internal notes",
    goes: "What cities and the secretariat wrote to each other, and the notes.",
  },
  mails: {
    name: "Mails that were sent",
    goes: "Texts, addresses and the delivery log of letters.",
  },
  invitations: {
    name: "Invitations that nobody answered",
    goes: "Addresses of judges and colleagues who never came.",
  },
};

const DAY = 24 * 60 * 60 * 1000;

/** When data of an edition is due to go. */
export function dueAt(certifiedAt: Date, days: number): Date {
  return new Date(certifiedAt.getTime() + days * DAY);
}

export function isDataClass(name: string): name is DataClass {
  return (DATA_CLASSES as readonly string[]).includes(name);
}
