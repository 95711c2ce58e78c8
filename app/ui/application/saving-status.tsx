import { Link, useLocation } from "@remix-run/react";
import { fieldId } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { readClock, zoneLabel } from "../instants.ts";
import type { AutosaveClash, AutosaveState } from "./autosave.ts";

interface SavingStatusProps {
  readonly state: AutosaveState;
  /** That the script was told of. */
  readonly clashes: readonly AutosaveClash[];
  readonly zone: string;
  /** What is said while the script has nothing to say. */
  readonly said: string;
}

/** Where the words are, at any moment. */
export function SavingStatus({ state, clashes, zone, said }: SavingStatusProps) {
  const { pathname } = useLocation();
  if (state.is === "signed-out")
    return (
      <FormStatus>
        You are signed out. What you typed is kept on this device:{" "}
        <Link reloadDocument to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
          sign in again
        </Link>{" "}
        here, and it is sent.
      </FormStatus>
    );
  const [clash] = clashes;
  if (clash)
    return (
      <FormStatus>
        {clash.isOwn ? "You" : (clash.by ?? "Somebody")} saved another text for one of your answers
        {clash.isOwn && " on another page"}. Both are kept:{" "}
        <a href={`#${fieldId(clash.field)}`}>choose one</a>.
      </FormStatus>
    );
  return <FormStatus>{wordsOf(state, zone) ?? said}</FormStatus>;
}

function wordsOf(state: AutosaveState, zone: string): string | null {
  switch (state.is) {
    case "saved":
      return savedAt(new Date(state.at), zone);
    case "saving":
      return "Saving…";
    case "typed":
      return "Not saved yet";
    case "restored":
      return "What you typed before and had not saved is back.";
    case "offline":
      return "There is no connection. What you type is kept on this device, and sent when it is back.";
    case "refused":
      return `Not saved: ${state.why} What you typed is kept on this device.`;
    default:
      return null;
  }
}

export function savedAt(instant: Date, zone: string): string {
  return `Saved ${readClock(instant, zone).time} ${zoneLabel(zone)}`;
}
