/** What every page of a judge's needs for its frame; nothing else of the edition travels with it. */
import { countryName } from "./countries.ts";
import type { JudgeAccess } from "./guards.ts";

export interface JudgeHead {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly name: string;
    readonly timeZone: string;
  };
  /** Who is signed in, as they are called. */
  readonly viewer: string;
}

export function judgeHead({ edition, viewer }: JudgeAccess): JudgeHead {
  const { programme, slug, programmeName, name, timeZone } = edition;
  return {
    edition: { programme, slug, programmeName, name, timeZone },
    viewer: viewer.name === "" ? viewer.email : viewer.name,
  };
}

/** "Thủ Dầu Một, Vietnam"; empty where neither may be told. */
export function placeName({ city, country }: { readonly city: string; readonly country: string }) {
  return country === "" ? city : `${city}, ${countryName(country)}`;
}
