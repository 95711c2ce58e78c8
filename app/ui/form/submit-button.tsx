import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";

interface SubmitButtonProps {
  /** The act that the action is asked for. */
  readonly intent: string;
  readonly children: ReactNode;
  /** Said while it is under way: "Saving…". */
  readonly pending: string;
  readonly look?: "main" | "plain" | "danger";
  /** Lets an unfinished form be sent, as a draft is. */
  readonly skipsChecks?: boolean;
}

const LOOKS = { main: "button", plain: "button button-plain", danger: "button button-danger" };

/** Keeps the focus while it waits, says so, and sends nothing twice. */
export function SubmitButton({
  intent,
  children,
  pending,
  look = "main",
  skipsChecks = false,
}: SubmitButtonProps) {
  const navigation = useNavigation();
  const isPending = navigation.state !== "idle" && navigation.formData?.get("intent") === intent;
  return (
    <>
      <button
        className={LOOKS[look]}
        type="submit"
        name="intent"
        value={intent}
        formNoValidate={skipsChecks}
        aria-disabled={isPending}
        onClick={(event) => {
          if (isPending) event.preventDefault();
        }}
      >
        {isPending ? pending : children}
      </button>
      <span className="visually-hidden" role="status">
        {isPending ? pending : ""}
      </span>
    </>
  );
}
