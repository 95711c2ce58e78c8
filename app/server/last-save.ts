/**
 * What a scorecard was before a judge's last save, so that it can be undone. The store keeps the card
 * as it is and no older one, and the log keeps no score; the browser holds it for five minutes in a
 * cookie that only this server can read, bound to the judge.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { CardBefore } from "#app/commands/save-scorecard.ts";
import { UNDO_SECONDS } from "#app/domain/scorecard/undo.ts";
import type { Context } from "./context.ts";
import type { JudgeAccess } from "./guards.ts";

const NAME = "laurel-last-save";
/** A browser keeps no cookie of more than 4096 bytes, its name and attributes included. */
const LONGEST = 3_800;

export interface LastSave {
  /** Slug. */
  readonly round: string;
  readonly ref: string;
  /** That the save made. */
  readonly version: number;
  readonly savedAt: number;
  readonly before: CardBefore;
}

function attributes({ baseUrl }: Pick<Context, "baseUrl">, seconds: number): string {
  const secure = baseUrl.startsWith("https:") ? "; Secure" : "";
  return `Path=/judge; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function boundTo({ judge }: JudgeAccess): string {
  return `last-save:${judge.id}`;
}

/** @returns the header that has the browser keep it; that forgets an earlier one where it is too long */
export function keepLastSave(access: JudgeAccess, save: LastSave): string {
  const packed = deflateRawSync(JSON.stringify(save)).toString("base64");
  const sealed = access.context.vault.seal(packed, boundTo(access));
  return sealed.length > LONGEST
    ? forgetLastSave(access.context)
    : `${NAME}=${sealed}; ${attributes(access.context, UNDO_SECONDS)}`;
}

export function forgetLastSave(context: Pick<Context, "baseUrl">): string {
  return `${NAME}=; ${attributes(context, 0)}`;
}

/** @returns null where there is none, or it is another judge's or too old */
export function readLastSave(access: JudgeAccess, request: Request): LastSave | null {
  const cookies = request.headers.get("cookie") ?? "";
  const sealed = new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]+)`).exec(cookies)?.[1];
  if (sealed === undefined) return null;
  try {
    const packed = access.context.vault.open(sealed, boundTo(access));
    const save = JSON.parse(
      inflateRawSync(Buffer.from(packed, "base64")).toString("utf8"),
    ) as LastSave;
    const age = access.context.clock().getTime() - save.savedAt;
    return age < UNDO_SECONDS * 1000 ? save : null;
  } catch {
    // Not sealed by this server for this judge.
    return null;
  }
}
