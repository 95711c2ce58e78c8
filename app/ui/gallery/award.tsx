import { Chip } from "../award/chip.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { FactList } from "../award/fact-list.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { Meter } from "../award/meter.tsx";
import { Notice } from "../award/notice.tsx";
import { Phases } from "../award/phases.tsx";
import { PrizeCard } from "../award/prize-card.tsx";
import { type StandingRow, StandingTable } from "../award/standing-table.tsx";

const ROWS: readonly StandingRow[] = [
  {
    ref: "A-01",
    rank: 1,
    isShared: false,
    project: "Hệ thống quản lý chất thải rắn thông minh của thành phố Thủ Dầu Một",
    place: "Thủ Dầu Một, Việt Nam",
    figure: "8.63",
    counted: "6 of 6",
    notes: [],
    state: "in",
  },
  {
    ref: "A-02",
    rank: 2,
    isShared: true,
    project: "Decide Madrid, a citizens' proposal platform",
    place: "Madrid, Spain",
    figure: "6.46",
    exact: "6 11/24",
    counted: "5 of 5",
    notes: ["tied at the cut-off", "1 recused"],
    state: "contested",
  },
  {
    ref: "A-03",
    rank: 2,
    isShared: true,
    project: "Donaudampfschifffahrtsgesellschaftskapitänsmützenverleih",
    place: "Linz, Austria",
    figure: "6.46",
    exact: "6 11/24",
    counted: "6 of 6",
    notes: ["tied at the cut-off"],
    state: "contested",
  },
  {
    ref: "A-04",
    rank: null,
    isShared: false,
    project: "Citizen panels on the city plan",
    place: "Thimphu, Bhutan",
    figure: "none",
    counted: "0 of 6",
    notes: ["not scored"],
    state: "out",
  },
];

export function GalleryOfAward() {
  return (
    <>
      <Phases
        phases={[
          { name: "Call", detail: "82 received", state: "done" },
          { name: "Screening", detail: "76 accepted", state: "done" },
          { name: "Round one", detail: "425 of 456 cards", state: "now" },
          { name: "Round two", detail: "opens 13 June", state: "later" },
          { name: "Publication", detail: "28 June, 16:00", state: "later" },
        ]}
      />
      <p>
        The call closes{" "}
        <LocalTime instant={new Date("2026-04-30T15:00:00Z")} zone="Asia/Seoul" isDeadline />.
      </p>
      <p className="chips">
        <Chip>not yet</Chip>
        <Chip look="ok">done</Chip>
        <Chip look="warn">9 cards owed</Chip>
        <Chip look="bad">2 cards missing</Chip>
      </p>
      <FactList
        facts={[
          [76, "applications"],
          [54, "cities"],
        ]}
      />
      <Meter label="Innovative Smart City" done={70} of={78} />
      <Meter label="A category that nobody applied to" done={0} of={0} />
      <Notice title="Two applications share second place" look="warn">
        <p>
          Both have a round-one score of exactly 6 11/24. The rule of this edition is to{" "}
          <b>extend</b>: both go through, so the ballot will show three finalists.
        </p>
      </Notice>
      <StandingTable
        caption="Standing of round one"
        figureName="Score"
        countedName="Cards counted"
        rows={ROWS}
        cutOff="Cut-off: two places, three finalists by the rule"
      />
      <ul className="podium">
        <PrizeCard
          metal="gold"
          prize="Gold"
          city="Thành phố Hồ Chí Minh"
          country="Việt Nam"
          project="Hệ thống quản lý chất thải rắn thông minh"
          to="/gallery"
        />
        <PrizeCard
          metal="silver"
          prize="Silver"
          city="Seberang Perai"
          country="Malaysia"
          project="Smart Monitoring System 2.0"
          to="/gallery"
        />
        <PrizeCard
          metal="mention"
          prize="Special Mention"
          city="Набережные Челны"
          country="Russia"
          project="Открытый город"
          to="/gallery"
        />
      </ul>
      <EmptyState title="No application yet">
        <p>The call opened this morning. Each city appears here once it has begun.</p>
      </EmptyState>
    </>
  );
}
