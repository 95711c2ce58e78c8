/** Ratios measured in one run, so that a slow machine changes neither side: `npm run bench`. Build first. */
import { benchCounting } from "./bench/counting.ts";
import { benchServing } from "./bench/serving.ts";

benchCounting();
await benchServing();
