import { NavLink } from "@remix-run/react";

/** The pages about mails, one beside the other. */
export function MailTabs({ to }: { readonly to: (page?: string) => string }) {
  return (
    <nav className="actions" aria-label="Mail">
      <NavLink end to={to()}>
        Letters that wait
      </NavLink>
      <NavLink to={to("/reminders")}>Reminders</NavLink>
      <NavLink to={to("/log")}>Delivery log</NavLink>
    </nav>
  );
}
