import { useRevalidator } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { CardSync, type CardSyncState } from "./card-sync.ts";

interface CardSyncProps {
  /** Where the card is sent. */
  readonly address: string;
  /** The judge's account. */
  readonly owner: string;
  /** Of the card that the page shows. */
  readonly version: number;
  readonly isSubmitted: boolean;
  /** Whether this page is the answer to a form that arrived. */
  readonly hasArrived: boolean;
  /** What the action answered where it stored nothing. */
  readonly sentBack: SentBack | undefined;
}

/** As the action of the scoring page answers what it did not store. */
export interface SentBack {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly clash?: object | null;
}

const QUIET: CardSyncState = { is: "quiet" };

/** @returns what to say of the saving, and how a clash is settled */
export function useCardSync(form: RefObject<HTMLFormElement>, props: CardSyncProps) {
  const { address, owner, version, isSubmitted, hasArrived, sentBack } = props;
  const sync = useRef<CardSync | null>(null);
  const [state, tell] = useState(QUIET);
  const { revalidate } = useRevalidator();
  const latest = useRef(revalidate);
  useEffect(() => {
    latest.current = revalidate;
  }, [revalidate]);

  useEffect(() => {
    if (!form.current) return;
    const begun = new CardSync({
      form: form.current,
      address,
      owner,
      isSubmitted,
      hasArrived,
      sentBack: sentBack
        ? { version: sentBack.values["version"]?.[0] ?? "0", isClash: Boolean(sentBack.clash) }
        : null,
      tell: (next) => {
        tell(next);
        // The page's own words on the card, and how many are done, follow.
        if (next.is === "saved" && next.isSubmitted) latest.current();
      },
    });
    sync.current = begun;
    return () => begun.stop();
  }, [form, address, owner, version, isSubmitted, hasArrived, sentBack]);

  return {
    state,
    keepMine: () => sync.current?.keepMine(),
    takeTheirs: () => sync.current?.takeTheirs(),
  };
}
