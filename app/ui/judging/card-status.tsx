import { Link, useLocation } from "@remix-run/react";
import { FormStatus } from "../form/form-status.tsx";
import { readClock, zoneLabel } from "../instants.ts";
import type { CardSyncState } from "./card-sync.ts";

interface CardStatusProps {
  readonly state: CardSyncState;
  readonly zone: string;
  readonly isSubmitted: boolean;
  /** What is said while the script has nothing to say. */
  readonly said: string;
}

/** Where the scores are, at any moment. */
export function CardStatus({ state, zone, isSubmitted, said }: CardStatusProps) {
  const { pathname } = useLocation();
  if (state.is === "signed-out")
    return (
      <FormStatus>
        You are signed out. What you typed is not sent:{" "}
        <Link reloadDocument to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
          sign in again
        </Link>{" "}
        here.
      </FormStatus>
    );
  return <FormStatus>{wordsOf(state, zone, isSubmitted) ?? said}</FormStatus>;
}

function wordsOf(state: CardSyncState, zone: string, isSubmitted: boolean): string | null {
  switch (state.is) {
    case "typed":
      return isSubmitted ? "Changed, not submitted yet." : "Not saved yet.";
    case "sending":
      return "Saving…";
    case "kept":
      return `Kept on this device since ${clockOf(state.since)}, not sent yet.`;
    case "not-kept":
      return "There is no connection, and nothing is kept on this computer. Leave this page open: it is sent when the connection is back.";
    case "saved": {
      const word = state.isSubmitted ? "Submitted, saved" : "Draft, saved";
      return `${word} ${readClock(new Date(state.at), zone).time} ${zoneLabel(zone)}.`;
    }
    case "refused":
      return `Not saved: ${state.why}`;
    case "clash":
      return "This card was saved on another device meanwhile. Nothing is lost: choose which stays.";
    default:
      return null;
  }
}

/** By the clock of the device, where it is kept. */
function clockOf(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
