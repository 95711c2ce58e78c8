/**
 * Sample text for the demonstration's applications, which say themselves that it is: nothing here
 * was written by the city that it stands beside.
 */
import type { Answers } from "#app/domain/form/form.ts";

type Telling = Answers;

const TELLINGS: readonly Telling[] = [
  {
    problem:
      "Requests reached four departments by telephone, by letter and over the counter. Nobody could say how many were open, which were late, or who had answered. Residents asked twice, and were answered twice or not at all.",
    context:
      "A clerk at the front desk kept a list of her own for a year, because people kept coming back with the same question. She showed it to the council. Two earlier attempts had failed: both began with software, and neither asked the people who answer.",
    done: "A working group of clerks, residents and two engineers wrote down every kind of request and who can settle it. One register replaced four. Each request got a number that the resident can look up, a day by which it is answered, and a name.",
    results:
      "The register is public, so that the figures can be checked. Before: no count existed. After the first year: every request has a day of answer, the share answered in time is published each month, and the number of people who had to ask twice is counted rather than guessed.",
    replication:
      "A clerk with time to keep the list honest, agreement of the departments on who answers what, and a register that can be as simple as a shared table. We would ask the front desk first, not last.",
    costs:
      "One post for eighteen months and a small contract for the public page, paid from the ordinary budget.",
    partners:
      "The residents' association of the old town; the technical college, which tested the page with people who rarely use one.",
    links: "https://example.org/register",
  },
  {
    problem:
      "Buses ran full in the morning and empty at noon by a timetable that was nine years old. Those who work at night, most of them in hospitals and cleaning, had no way home but on foot.",
    context:
      "The drivers had said so for years. The change came when a hospital counted how many of its staff were late, and the city saw that it had the counts of its own ticket machines and had never read them.",
    done: "The counts of two winters were read stop by stop. Twelve lines were drawn again with the drivers, three night lines were added, and every stop got a board that says when the next bus really comes.",
    results:
      "Counted by the same machines before and after: more people ride at night, fewer wait longer than a quarter of an hour, and the distance driven stayed the same. The tables are attached.",
    replication:
      "Ticket machines that count, a month of a statistician's time, and drivers at the table from the first day. The boards were the dearest part and the least missed where they came late.",
    costs:
      "The counting cost a month of work; the boards were bought over two years from the fund for public transport.",
    partners:
      "The drivers' council, the regional hospital, the university's department of statistics.",
    links: "https://example.org/night-lines",
  },
  {
    problem:
      "The river was clean again, but nobody went there: the banks belonged to eleven owners, and each had a fence. Children of the quarter had no green within a walk.",
    context:
      "A school asked for one gate. The answer took two years and eleven letters. That correspondence, more than any plan, showed the council what stood in the way.",
    done: "The city leased a strip of three metres from each owner against the upkeep of the bank. Schools planted it; a cooperative of the quarter keeps it. The lease is two pages and is attached.",
    results:
      "Three kilometres are open. Counted on the same four days each year: visitors, species of birds, and complaints of the owners, of which there was one, settled by moving a bench.",
    replication:
      "A short lease that a small owner can read, one person whom all owners can telephone, and patience. Begin with the owner who wants it most, and let the others see.",
    costs:
      "The leases cost nothing; the paths and the planting were paid by the city and by a foundation in equal parts.",
    partners: "Eleven owners, four schools, the cooperative of the quarter, a foundation.",
    links: "",
  },
];

/** @param at which of the tellings, by the place of the application in its edition */
export function sampleAnswers(title: string, city: string, at: number): Answers {
  const telling = TELLINGS[at % TELLINGS.length] ?? {};
  return {
    summary: `Sample text of the demonstration, not written by ${city}. It stands where the summary of “${title}” would stand: what the project does, for whom, in plain words.`,
    ...telling,
  };
}
