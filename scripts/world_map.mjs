/**
 * Make `outlines.json`, the world's countries as the map draws them, so that no build projects any.
 *
 * Run it by hand at development time, when borders or `regions.json` have changed; a build only reads
 * the file it leaves in `hooks/watchfloor/host`. It needs Node 20 and::
 *
 *     npm install --prefix FOLDER world-atlas@2.0.2 d3-geo@3.1.2 topojson-client@3.1.0
 *     node scripts/world_map.mjs FOLDER/node_modules
 *
 * Where every datum comes from:
 *
 * - Outlines: Natural Earth 1:110m, in the public domain, as npm's world-atlas packs it (ISC,
 *   copyright Michael Bostock). Natural Earth draws who holds a place, not who claims it.
 * - Countries too small for that scale: the middle of theirs at 1:50m, which is drawn as a dot.
 * - The projection: Equal Earth (Šavrič, Patterson and Jenny, 2018), cut at the antimeridian, by
 *   d3-geo (ISC, copyright Mike Bostock). `outlines.py` does the same to a single place.
 * - Which region a country is: its M49 code in `regions.json`; Kosovo has none in Natural Earth and
 *   is known by its name. Land of no region there is drawn, and says nothing; Antarctica is left out.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const WIDTH = 2000; // units; whole ones are finer than a pixel of any screen
const SMALLEST = 45; // square units; what is less cannot be pointed at, and gets a dot
const HOUSE = join(dirname(fileURLToPath(import.meta.url)), "..", "hooks", "watchfloor");

const modules = resolve(process.argv[2]);
const require = createRequire(join(modules, "any.js"));
const { feature } = require("topojson-client");
const d3 = await import(pathToFileURL(join(modules, "d3-geo/dist/d3-geo.mjs")));

const regions = JSON.parse(readFileSync(join(HOUSE, "vocabulary", "regions.json"), "utf-8"));
const byCode = new Map(Object.entries(regions).map(([id, { m49 }]) => [m49, id]));

const [coarse, fine] = ["110m", "50m"].map((scale) => {
  const world = JSON.parse(readFileSync(join(modules, "world-atlas", `countries-${scale}.json`), "utf-8"));
  return feature(world, world.objects.countries).features.filter(({ id }) => id !== "010");
});

const projection = d3.geoEqualEarth().fitWidth(WIDTH, { type: "FeatureCollection", features: coarse });
const drawing = d3.geoPath(projection);

/** The id of the region that `country` is, or nothing. */
function idOf({ id, properties }) {
  return byCode.get(id) ?? (properties.name === "Kosovo" ? "kosovo" : "");
}

/** The largest part of a country, so that its middle is not in the sea between its islands. */
function mainland({ geometry }) {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const polygons = parts.map((coordinates) => ({ type: "Polygon", coordinates }));
  return polygons.reduce((largest, each) => (d3.geoArea(each) > d3.geoArea(largest) ? each : largest));
}

/** A path in whole units, each step from the last point; a point that is where the last was is left out. */
function path(shape) {
  const rings = [];
  const add = (x, y) => {
    const [ring, point] = [rings.at(-1), [Math.round(x), Math.round(y)]];
    const last = ring.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) ring.push(point);
  };
  const context = {
    moveTo: (x, y) => (rings.push([]), add(x, y)),
    lineTo: add,
    closePath: () => {},
    arc: () => {},
  };
  d3.geoPath(projection, context)(shape);
  return rings
    .filter((ring) => ring.length > 2)
    .map((ring) => {
      const steps = ring.slice(1).map(([x, y], at) => `${x - ring[at][0]} ${y - ring[at][1]}`);
      return `M${ring[0].join(" ")}l${steps.join(" ").replaceAll(" -", "-")}z`;
    })
    .join("");
}

function middle(country) {
  return projection(d3.geoCentroid(mainland(country))).map(Math.round);
}

const drawn = {};
const land = [];
for (const country of coarse) {
  const id = idOf(country);
  if (!id) land.push(path(country));
  else if (drawing.area(country) >= SMALLEST) {
    const area = Math.round(drawing.area(mainland(country)));
    drawn[id] = { at: middle(country), area, path: path(country) };
  }
}
for (const country of fine) {
  const id = idOf(country);
  if (id && !drawn[id]) drawn[id] = { at: middle(country), area: 0, path: "" };
}

const [[, top], [, bottom]] = drawing.bounds({ type: "FeatureCollection", features: coarse });
const head = {
  source: "Natural Earth 1:110m and 1:50m (public domain), by world-atlas 2.0.2 (ISC) and d3-geo 3.1.2",
  projection: "Equal Earth",
  width: WIDTH,
  height: Math.ceil(bottom),
  scale: Number(projection.scale().toFixed(4)),
  origin: projection.translate().map((part) => Number(part.toFixed(3))),
  land: land.join(""),
};
if (Math.abs(top) > 1) throw new Error(`the map does not begin at its top but at ${top}`);
const lines = Object.keys(drawn)
  .sort()
  .map((id) => `    ${JSON.stringify(id)}: ${JSON.stringify(drawn[id])}`);
const parts = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
const text = `{\n${[...parts, `  "countries": {\n${lines.join(",\n")}\n  }`].join(",\n")}\n}\n`;
writeFileSync(join(HOUSE, "host", "outlines.json"), text);
