import { TableFrame } from "../award/table-frame.tsx";

interface DaysChartProps {
  readonly days: {
    readonly days: readonly {
      readonly daysLeft: number;
      readonly now: number | null;
      readonly before: number;
    }[];
    readonly soFar: number;
    readonly before: {
      readonly name: string;
      readonly byNow: number;
      readonly total: number;
    } | null;
  };
  /** Of this edition. */
  readonly name: string;
}

const WIDTH = 720;
const HEIGHT = 200;
const BASE = 172;
const LEFT = 28;
const TOP = 10;
/** A call of a few days has bars, not blocks. */
const WIDEST_DAY = 48;

/** Bars for this edition, a stepped line for the last one, laid side by side by their deadlines. */
export function DaysChart({ days: { days, soFar, before }, name }: DaysChartProps) {
  return (
    <section className="card" aria-labelledby="by-day">
      <h2 id="by-day" className="text-name">
        Applications by day
      </h2>
      <p>
        <b>{soFar}</b> {soFar === 1 ? "application came" : "applications came"} in
        {before === null
          ? ". There is no last edition with dates to compare with."
          : `. The last edition, “${before.name}”, had ${before.byNow} at the same time before its deadline and ${before.total} in the end.`}
      </p>
      <Picture days={days} hasBefore={before !== null} />
      <p className="chart-key small" aria-hidden="true">
        <span className="key key-now">{name}</span>
        {before !== null && <span className="key key-before">{before.name}</span>}
      </p>
      <details>
        <summary>The same as a table</summary>
        <TableFrame label="Days, as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">Days before the deadline</th>
                <th scope="col" className="num">
                  {name}
                </th>
                {before !== null && (
                  <th scope="col" className="num">
                    {before.name}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.daysLeft}>
                  <th scope="row">{day.daysLeft === 0 ? "the last day" : day.daysLeft}</th>
                  <td className="num">{day.now ?? "to come"}</td>
                  {before !== null && <td className="num">{day.before}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </details>
    </section>
  );
}

function Picture({
  days,
  hasBefore,
}: {
  readonly days: DaysChartProps["days"]["days"];
  readonly hasBefore: boolean;
}) {
  const most = niceTop(Math.max(1, ...days.map((day) => Math.max(day.now ?? 0, day.before))));
  const step = Math.min(WIDEST_DAY, (WIDTH - LEFT) / days.length);
  // The deadline stands at the right, however many days came before it.
  const x = (index: number) => round(WIDTH - (days.length - index) * step);
  const y = (count: number) => round(BASE - ((BASE - TOP) * count) / most);
  const line = days
    .map(
      ({ before }, index) => `${index === 0 ? "M" : "L"}${x(index)} ${y(before)}H${x(index + 1)}`,
    )
    .join("");
  return (
    <svg
      className="days-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="Chart; its figures are in the table below"
    >
      {[0, most / 2, most].map((count) => (
        <g key={count}>
          <line className="chart-line" x1={LEFT} x2={WIDTH} y1={y(count)} y2={y(count)} />
          <text className="chart-word" x={LEFT - 6} y={y(count) + 4} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {days.map(({ daysLeft, now }, index) =>
        now === null || now === 0 ? null : (
          <rect
            key={daysLeft}
            className="chart-bar"
            x={round(x(index) + step * 0.15)}
            width={round(step * 0.7)}
            y={y(now)}
            height={round(BASE - y(now))}
          />
        ),
      )}
      {hasBefore && <path className="chart-before" d={line} />}
      {days.map(({ daysLeft }, index) =>
        daysLeft % 7 === 0 ? (
          <text
            key={daysLeft}
            className="chart-word"
            x={round(x(index) + step / 2)}
            y={HEIGHT - 10}
            textAnchor={daysLeft === 0 ? "end" : "middle"}
          >
            {daysLeft === 0 ? "deadline" : daysLeft}
          </text>
        ) : null,
      )}
    </svg>
  );
}

/** An even number, so that its half can stand at the axis. */
function niceTop(most: number): number {
  return most <= 4 ? 4 : Math.ceil(most / 4) * 4;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
