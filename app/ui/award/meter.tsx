import { useId } from "react";

interface MeterProps {
  readonly label: string;
  readonly done: number;
  readonly of: number;
}

/** How much is done: in words first, then as a bar. */
export function Meter({ label, done, of }: MeterProps) {
  const id = useId();
  return (
    <div className="meter">
      <label htmlFor={id}>{label}</label>
      <span className="meter-figures">
        {done} of {of}
      </span>
      <progress id={id} value={done} max={Math.max(of, 1)} />
    </div>
  );
}
