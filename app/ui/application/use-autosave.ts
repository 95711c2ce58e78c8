import { type RefObject, useEffect, useRef, useState } from "react";
import { Autosave, type AutosaveClash, type AutosaveState } from "./autosave.ts";
import { keyOfAnswers } from "../form/unsaved-words.ts";

interface AutosaveProps {
  /** Address of the application. */
  readonly application: string;
  /** Whose words they are: two people may share a machine. */
  readonly person: string;
  /** Whether this page is the answer to a form that arrived. */
  readonly hasArrived: boolean;
  /** What the action answered where it took nothing: the words that came back are unsaved. */
  readonly sentBack: object | undefined;
  /** Another one with each answer of the server to the whole form. */
  readonly answered: unknown;
}

const NO_CLASHES: readonly AutosaveClash[] = [];

/** @returns what to say of the saving, and what clashed */
export function useAutosave(form: RefObject<HTMLFormElement>, props: AutosaveProps) {
  const { application, person, hasArrived, sentBack, answered } = props;
  const autosave = useRef<Autosave | null>(null);
  const first = useRef({ hasArrived, isUnsaved: sentBack !== undefined, answered });
  const [state, tell] = useState<AutosaveState>({ is: "quiet" });
  const [clashes, tellClashes] = useState(NO_CLASHES);

  useEffect(() => {
    if (!form.current) return;
    const begun = new Autosave({
      form: form.current,
      address: `${application}/answers`,
      key: keyOfAnswers(application, person),
      hasArrived: first.current.hasArrived,
      isUnsaved: first.current.isUnsaved,
      tell,
      tellClashes,
    });
    autosave.current = begun;
    return () => begun.stop();
  }, [form, application, person]);

  useEffect(() => {
    if (first.current.answered === answered) return;
    first.current = { ...first.current, answered };
    autosave.current?.answered(sentBack === undefined);
  }, [answered, sentBack]);

  return { state, clashes };
}
