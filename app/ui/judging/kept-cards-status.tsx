import { Link, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { type KeptCards, type ListedCard, sendKeptCards } from "./kept-cards.ts";

interface KeptCardsStatusProps {
  readonly cards: readonly ListedCard[];
  /** The judge's account. */
  readonly owner: string;
}

/** Sends what this device kept of scorecards whose pages were closed, and says so. */
export function KeptCardsStatus({ cards, owner }: KeptCardsStatusProps) {
  const [{ sent, held }, setKept] = useState<KeptCards>({ sent: [], held: [] });
  const { revalidate } = useRevalidator();
  const latest = useRef({ cards, revalidate });
  useEffect(() => {
    latest.current = { cards, revalidate };
  }, [cards, revalidate]);

  useEffect(
    () =>
      sendKeptCards(
        () => latest.current.cards,
        owner,
        (kept) => {
          setKept(kept);
          // What is done, and how much of it, follows.
          if (kept.sent.length > 0) latest.current.revalidate();
        },
      ),
    [owner],
  );

  return (
    <div role="status">
      {sent.length > 0 && (
        <p>What this device had kept for {named(sent)} without a connection was sent.</p>
      )}
      {held.map(({ ref, path }) => (
        <p key={path}>
          This device keeps words for {ref} that were not sent. <Link to={path}>Open {ref}</Link> to
          look at them.
        </p>
      ))}
    </div>
  );
}

function named(cards: readonly ListedCard[]): string {
  return new Intl.ListFormat("en").format(cards.map(({ ref }) => ref));
}
