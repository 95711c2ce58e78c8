/** How many files are on their way at once: of one person, and of all. */
import { data } from "@remix-run/node";

export interface Arrivals {
  /** @throws an answer of 429 where there are too many already */
  during<T>(personId: string, work: () => Promise<T>): Promise<T>;
}

const OF_ONE_PERSON = 4;
const IN_ALL = 256;
const SECONDS_TO_WAIT = "10";

export function createArrivals(ofOnePerson = OF_ONE_PERSON, inAll = IN_ALL): Arrivals {
  const underWay = new Map<string, number>();
  let sum = 0;
  return {
    async during(personId, work) {
      const own = underWay.get(personId) ?? 0;
      if (own >= ofOnePerson) throw tooMany("You send several files already.");
      if (sum >= inAll) throw tooMany("Many people send files at this moment.");
      underWay.set(personId, own + 1);
      sum++;
      try {
        return await work();
      } finally {
        sum--;
        const left = (underWay.get(personId) ?? 1) - 1;
        if (left === 0) underWay.delete(personId);
        else underWay.set(personId, left);
      }
    },
  };
}

function tooMany(why: string) {
  const headers = { "retry-after": SECONDS_TO_WAIT, connection: "close" };
  return data(`${why} Try again in some seconds.`, { status: 429, headers });
}
