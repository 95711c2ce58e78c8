import { NavigationType, useNavigationType } from "@remix-run/react";
import { useEffect } from "react";

/**
 * A script that puts one page in place of another leaves the focus nowhere, and a reader hears nothing:
 * the content of the page that came takes it, unless something on it already has.
 * @param what changes with the page
 */
export function useFocusOnArrival(what: string): void {
  // A document that the browser loads itself, or goes back to, is its own to begin.
  const isPutInPlace = useNavigationType() !== NavigationType.Pop;
  useEffect(() => {
    if (isPutInPlace && document.activeElement === document.body)
      document.getElementById("main")?.focus();
  }, [what, isPutInPlace]);
}
