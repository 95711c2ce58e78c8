import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";

interface HistoryPartProps {
  readonly certifications: readonly {
    readonly number: number;
    readonly digest: string;
    readonly reason: string;
    readonly certifiedAt: Date;
    readonly certifiedBy: string;
    readonly publishAt: Date | null;
    readonly isPublic: boolean;
    readonly isInForce: boolean;
  }[];
  readonly zone: string;
}

/** Every certification there was: none is ever taken away. */
export function HistoryPart({ certifications, zone }: HistoryPartProps) {
  return (
    <section aria-labelledby="history" className="card">
      <h2 id="history">Certifications</h2>
      <ul className="plain-list">
        {certifications.map((one) => (
          <li key={one.number}>
            <p className="chips">
              <b>Certification {one.number}</b>
              {one.isInForce ? <Chip look="ok">in force</Chip> : <Chip>replaced</Chip>}
              {one.isPublic && <Chip>public</Chip>}
            </p>
            <p>
              By {one.certifiedBy}, <LocalTime instant={one.certifiedAt} zone={zone} />
            </p>
            {one.reason !== "" && <p>{one.reason}</p>}
            <p className="small soft">Digest {one.digest}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
