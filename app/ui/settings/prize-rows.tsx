import type { Metal } from "#app/domain/edition/metal.ts";
import { Select } from "../form/select.tsx";
import { TextInput } from "../form/text-input.tsx";
import { KnownRows, RowTools } from "./row-tools.tsx";

interface Prize {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly by: "rank" | "panel";
  readonly metal: Metal;
}

interface PrizesProps {
  readonly prizes: readonly Prize[];
}

/** Empty rows that are always there, so that prizes can be added without a script. */
const SPARE = 2;

const BY = [
  { value: "rank", label: "The final order" },
  { value: "panel", label: "The panel" },
];

const METALS: readonly { readonly value: Metal; readonly label: string }[] = [
  { value: "gold", label: "Gold" },
  { value: "silver", label: "Silver" },
  { value: "mention", label: "Mention" },
  { value: "plain", label: "No metal" },
];

export function PrizeRows({ prizes }: PrizesProps) {
  const spare = Array.from({ length: SPARE }, (_, index) => prizes.length + index);
  return (
    <>
      <KnownRows ids={prizes.map(({ id }) => id)} />
      {prizes.map((prize, index) => (
        <fieldset key={prize.id} className={`card row-card row-${prize.metal}`}>
          <legend>{prize.name}</legend>
          <input type="hidden" name={`prizes.${index}.id`} value={prize.id} />
          <PrizeFields index={index} prize={prize} />
          <RowTools index={index} of={prizes.length} name={prize.name} />
        </fieldset>
      ))}
      {spare.map((index) => (
        <fieldset key={`new-${index}`} className="card row-card row-spare">
          <legend>New prize</legend>
          <PrizeFields index={index} />
        </fieldset>
      ))}
    </>
  );
}

function PrizeFields({ index, prize }: { readonly index: number; readonly prize?: Prize }) {
  const name = (field: string) => `prizes.${index}.${field}`;
  return (
    <div className="row-fields row-fields-prize">
      <TextInput
        name={name("name")}
        label="Name"
        value={prize?.name ?? ""}
        isRequired={prize !== undefined}
      />
      <TextInput
        name={name("count")}
        label="How many"
        inputMode="numeric"
        value={`${prize?.count ?? 1}`}
      />
      <Select name={name("by")} label="Who decides it" choices={BY} value={prize?.by ?? "rank"} />
      <Select
        name={name("metal")}
        label="Shown as"
        choices={METALS}
        value={prize?.metal ?? "plain"}
      />
    </div>
  );
}

/** The prizes as text, where they may not be changed. */
export function PrizesText({ prizes }: PrizesProps) {
  if (prizes.length === 0) return <p className="soft">There are none.</p>;
  return (
    <ol className="settings-text">
      {prizes.map(({ id, name, count, by, metal }) => (
        <li key={id}>
          <strong>{name}</strong>
          {count > 1 && ` (${count})`}
          <span className="row-detail">
            Decided by: {BY.find(({ value }) => value === by)?.label.toLowerCase()}. Shown as:{" "}
            {METALS.find(({ value }) => value === metal)?.label.toLowerCase()}.
          </span>
        </li>
      ))}
    </ol>
  );
}
