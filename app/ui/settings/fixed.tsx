import type { ReactNode } from "react";

/** A setting that may no longer be changed, as text, with the reason. */
export function Fixed({
  label,
  reason,
  children,
}: {
  readonly label: string;
  readonly reason: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <p className="set-label">{label}</p>
      <div className="set-value">{children}</div>
      <p className="hint">
        <FixedMark /> {reason}
      </p>
    </div>
  );
}

export function FixedMark() {
  return <span className="chip">Fixed</span>;
}

/** Why a whole page shows text where its form was. */
export function FixedNotice({ reason }: { readonly reason: string }) {
  return (
    <p className="set-notice">
      <FixedMark /> {reason}
    </p>
  );
}
