import { useEffect, useRef, useState } from "react";
import { forgetSentAnswers } from "./unsaved-words.ts";
import {
  entriesOf,
  forget,
  forgetArrived,
  keep,
  keyOf,
  type KeptWords,
  putBack,
  readKept,
} from "./kept-words.ts";

interface KeepWordsProps {
  /** Whose words they are: two people may share a machine. */
  readonly owner: string;
  /** What the form begins from, such as the version of a card. */
  readonly base: string;
  /** Whether this page is the answer to a form that arrived. */
  readonly hasArrived: boolean;
  /** What the action answered where it took nothing: the words that came back are unsaved again. */
  readonly sentBack?: object | undefined;
}

/** Stands in a form. Keeps what is typed on this device, and offers it again where it was not saved. */
export function KeepWords({ owner, base, hasArrived, sentBack }: KeepWordsProps) {
  const place = useRef<HTMLDivElement>(null);
  const [offered, setOffered] = useState<KeptWords | null>(null);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const key = keyOf(owner);
    forgetArrived(hasArrived);
    const write = (isSent: boolean) =>
      keep(key, { base, at: Date.now(), isSent, entries: entriesOf(form) });
    if (sentBack) write(false);
    const kept = readKept(key);
    const isSame = JSON.stringify(kept?.entries) === JSON.stringify(entriesOf(form));
    const isStored = kept?.isSent === true && kept.base !== base;
    if (kept && !sentBack && (isSame || isStored)) forget(key);
    // What the device kept is known only now, after the page is there.

    setOffered(kept && !isSame && !isStored ? kept : null);

    const onInput = () => {
      write(false);
      setOffered(null);
    };
    const onSubmit = () => write(true);
    form.addEventListener("input", onInput);
    form.addEventListener("submit", onSubmit);
    return () => {
      form.removeEventListener("input", onInput);
      form.removeEventListener("submit", onSubmit);
    };
  }, [owner, base, hasArrived, sentBack]);

  const restore = () => {
    const form = place.current?.closest("form");
    if (form && offered) putBack(form, offered.entries);
    setOffered(null);
  };
  const discard = () => {
    forget(keyOf(owner));
    setOffered(null);
  };
  return (
    <div ref={place} role="status">
      {offered && (
        <div className="kept-words">
          <p>
            This device kept what was not saved here, from{" "}
            {new Date(offered.at).toLocaleString("en-GB", {
              dateStyle: "medium",
              timeStyle: "short",
            })}
            .
          </p>
          <div className="actions">
            <button type="button" className="button button-plain" onClick={restore}>
              Put it back
            </button>
            <button type="button" className="button button-plain" onClick={discard}>
              Throw it away
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

/** On a page without such a form, that a form may lead to once it arrived. */
export function ForgetWords({ hasArrived }: { readonly hasArrived: boolean }) {
  useEffect(() => {
    forgetArrived(hasArrived);
    if (hasArrived) forgetSentAnswers();
  }, [hasArrived]);
  return null;
}
