/** What the pages of mail show; the queries answer in these shapes. */
import type { MailState } from "#app/domain/mail/mail-state.ts";
import type { BatchState } from "#app/domain/mail/release.ts";

export interface BatchLine {
  readonly id: string;
  readonly name: string;
  readonly state: BatchState;
  readonly createdAt: Date;
  /** Null until it was let go. */
  readonly releaseAt: Date | null;
  readonly isChecked: boolean;
  readonly waiting: number;
  readonly sent: number;
}

interface ActView {
  readonly at: Date;
  readonly by: string;
}

export interface BatchView {
  readonly state: BatchState;
  readonly waiting: number;
  readonly sent: number;
  readonly samples: readonly {
    readonly id: string;
    readonly recipient: string;
    readonly subject: string;
    readonly text: string;
  }[];
  readonly recipients: readonly {
    readonly id: string;
    readonly recipient: string;
    readonly subject: string;
    readonly state: MailState;
    readonly sentAt: Date | null;
  }[];
  readonly needsSecondPerson: boolean;
  readonly checked: ActView | null;
  readonly confirmed: ActView | null;
  readonly isCheckedByViewer: boolean;
  readonly releaseAt: Date | null;
  readonly perMinute: number | null;
  /** Of the result that it tells, null where none is set; undefined for other letters. */
  readonly publishAt: Date | null | undefined;
}

export interface LetterView {
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly fields: readonly {
    readonly name: string;
    readonly says: string;
    readonly isRequired: boolean;
  }[];
  readonly languages: readonly string[];
  /** Whether the programme worded it itself. */
  readonly isOwn: boolean;
  readonly isAboutApplication: boolean;
  readonly applications: readonly { readonly value: string; readonly label: string }[];
}

export interface LogLine {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly kind: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** When it is sent or tried next; null where that is not known. */
  readonly nextAt: Date | null;
  readonly lastError: string | null;
  readonly attempts: number;
  readonly state: MailState;
}

export interface LoggedMailView extends LogLine {
  /** Null where it carries a link of its own. */
  readonly text: string | null;
  readonly tries: readonly {
    readonly id: string;
    readonly at: Date;
    readonly result: "sent" | "deferred" | "refused";
    readonly detail: string;
  }[];
}

export interface ReminderView {
  readonly kind: "draft-reminder" | "correction-reminder";
  readonly name: string;
  readonly owed: readonly {
    readonly ref: string;
    readonly title: string;
    readonly city: string;
    readonly deadline: Date | null;
    readonly email: string;
  }[];
  readonly sample: {
    readonly recipient: string;
    readonly subject: string;
    readonly text: string;
  } | null;
}

export interface PlannedReminder {
  readonly id: string;
  readonly name: string;
  readonly releaseAt: Date;
}
