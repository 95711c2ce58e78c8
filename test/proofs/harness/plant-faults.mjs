/**
 * Loaded into a server before everything else: plants the faults that PLANTED_FAULTS lists as pairs of
 * a text of the build and what stands in its place. A text that is not there exactly once ends the
 * server, so that no self-test passes because its fault was never planted.
 */
import { register } from "node:module";

if (process.env.PLANTED_FAULTS) register("./planting.mjs", import.meta.url);
