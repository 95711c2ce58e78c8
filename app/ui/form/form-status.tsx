import type { ReactNode } from "react";

/** What the last act did, said politely: "Saved 14:05". Stays in the page while it has nothing to say. */
export function FormStatus({ children }: { readonly children?: ReactNode }) {
  return (
    <p className="form-status" role="status">
      {children}
    </p>
  );
}
