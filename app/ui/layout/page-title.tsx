import { Meta } from "@remix-run/react";
import { Children, cloneElement, isValidElement, type ReactElement, useContext } from "react";
import { UNSAFE_DataRouterStateContext as RouterState } from "react-router";

/**
 * The title that the page's `meta` gives, beginning with "Error" while its form is sent back: the
 * first thing that a reader hears after a page loads. Remix does not tell `meta` what an action
 * answered, so the title is marked here, on the server as in the browser.
 */
export function PageTitle() {
  const answers = Object.values(useContext(RouterState)?.actionData ?? {});
  const meta = Meta() as ReactElement<{ readonly children?: React.ReactNode }>;
  if (!answers.some(isSentBack)) return meta;
  return (
    <>
      {Children.map(meta.props.children, (tag) =>
        isValidElement<{ readonly children?: string }>(tag) && tag.type === "title"
          ? cloneElement(tag, {}, `Error: ${tag.props.children ?? ""}`)
          : tag,
      )}
    </>
  );
}

/** What an action answers where a form is to be mended. */
function isSentBack(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "errors" in answer && "values" in answer;
}
