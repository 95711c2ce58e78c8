import { LocalTime } from "../award/local-time.tsx";

interface ClosesProps {
  readonly round: { readonly closesAt: Date | null };
  readonly isRunning: boolean;
  readonly zone: string;
}

/** When a round closes, in the edition's zone and the reader's own; or that it has. */
export function Closes({ round: { closesAt }, isRunning, zone }: ClosesProps) {
  if (closesAt === null) return isRunning ? "closes when the secretariat closes it" : "closed";
  return (
    <>
      {isRunning ? "closes" : "closed"} <LocalTime instant={closesAt} zone={zone} isDeadline />
    </>
  );
}
