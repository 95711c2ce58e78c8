/**
 * A map of the world with countries shaded by a figure, as an SVG picture. Shapes come from
 * world-atlas (Natural Earth, public domain) and are drawn once, when the first map is asked for. It
 * repeats a table and is never the only place of a figure. See docs/decisions/009-a-map-drawn-here.md.
 */
import { geoCentroid, geoNaturalEarth1, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import countries from "i18n-iso-countries";
import { shadeOf } from "#app/domain/edition/map-shades.ts";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

const MAP = { width: 960, height: 440 } as const;

/** Colours as in app/styles/app.css: a picture cannot use a page's own. */
const LOOKS = {
  light: {
    sea: "none",
    land: "#e6e2d6",
    border: "#fbfaf6",
    steps: ["#a9cdb9", "#6fa88a", "#3d7f61", "#1f5e46"],
  },
  dark: {
    sea: "none",
    land: "#2c322d",
    border: "#121513",
    steps: ["#2f5a45", "#46856a", "#62a888", "#7fcaa7"],
  },
} as const;
export type MapLook = keyof typeof LOOKS;

interface Shapes {
  /** By ISO 3166-1 alpha-2, a path; those without a code are land and nothing else. */
  readonly paths: ReadonlyMap<string, string>;
  readonly nameless: readonly string[];
  /** Where a country too small for the map's scale lies. */
  readonly points: ReadonlyMap<string, readonly [number, number]>;
}

let drawn: Promise<Shapes> | undefined;

async function draw(): Promise<Shapes> {
  const [coarse, fine] = await Promise.all([
    import("world-atlas/countries-110m.json"),
    import("world-atlas/countries-50m.json"),
  ]);
  const shapes = countriesOf(coarse.default).filter((shape) => codeOf(shape) !== "AQ");
  const land: FeatureCollection<Geometry> = { type: "FeatureCollection", features: [...shapes] };
  const projection = geoNaturalEarth1().fitSize([MAP.width, MAP.height], land);
  const path = geoPath(projection).digits(0);
  const paths = new Map<string, string>();
  const nameless: string[] = [];
  for (const shape of shapes) {
    const code = codeOf(shape);
    const line = path(shape);
    if (line === null) continue;
    if (code === undefined) nameless.push(line);
    else paths.set(code, line);
  }
  const points = new Map<string, readonly [number, number]>();
  for (const shape of countriesOf(fine.default)) {
    const code = codeOf(shape);
    const place = projection(geoCentroid(shape));
    if (code !== undefined && place && !paths.has(code))
      points.set(code, [Math.round(place[0]), Math.round(place[1])]);
  }
  return { paths, nameless, points };
}

function countriesOf(atlas: unknown): readonly Feature<Geometry>[] {
  const topology = atlas as Topology<{ countries: GeometryCollection }>;
  const shapes: FeatureCollection<Geometry> = feature(topology, topology.objects.countries);
  return shapes.features;
}

function codeOf({ id }: Feature<Geometry>): string | undefined {
  return id === undefined ? undefined : countries.numericToAlpha2(id);
}

/**
 * @param figures by ISO 3166-1 alpha-2
 * @returns an SVG document; a country that the shapes do not know is left to the table
 */
export async function drawMap(
  figures: ReadonlyMap<string, number>,
  look: MapLook,
): Promise<string> {
  const { paths, nameless, points } = await (drawn ??= draw());
  const { land, border, steps } = LOOKS[look];
  const most = Math.max(0, ...figures.values());
  const fillOf = (figure: number) => steps[shadeOf(figure, most)] ?? land;
  const shaded = [...figures].filter(([, figure]) => figure > 0);
  const empty = [...paths].filter(([code]) => (figures.get(code) ?? 0) === 0).map(([, d]) => d);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP.width} ${MAP.height}">`,
    `<g stroke="${border}" stroke-width=".6"><path fill="${land}" d="${[...empty, ...nameless].join("")}"/>`,
    ...shaded.map(([code, figure]) => {
      const d = paths.get(code);
      const point = points.get(code);
      if (d !== undefined) return `<path fill="${fillOf(figure)}" d="${d}"/>`;
      return point
        ? `<circle fill="${fillOf(figure)}" cx="${point[0]}" cy="${point[1]}" r="5"/>`
        : "";
    }),
    "</g></svg>",
  ].join("");
}
