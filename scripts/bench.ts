/**
 * What is promised of the time that things take, each figure with its bound: `npm run bench`. Build first.
 * Most are ratios measured in one run, so that a slow machine changes neither side.
 */
import { benchAbuse } from "./bench/abuse.ts";
import { benchCounting } from "./bench/counting.ts";
import { benchDesk } from "./bench/desk.ts";
import { benchJudging } from "./bench/judging.ts";
import { benchMail } from "./bench/mail.ts";
import { benchServing } from "./bench/serving.ts";
import { benchStampede } from "./bench/stampede.ts";
import { benchWriting } from "./bench/writing.ts";

benchCounting();
await benchServing();
await benchDesk();
await benchMail();
await benchJudging();
await benchWriting();
await benchStampede();
await benchAbuse();
