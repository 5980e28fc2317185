// Draws the maps of the public site and lists the countries, from Natural Earth.
//
// Only needed to make them anew, after tools/cities.py. In an empty folder outside the repository:
//   npm install world-atlas d3-geo topojson-client cldr-core cldr-localenames-full
//   node <repository>/tools/world.mjs <repository>
// Run from that folder, so that the packages are found. What it writes is committed:
//   static/site/world/world.svg        the world, Equal Earth, 1:110 million
//   static/site/world/<x>_<y>.svg      Mercator in squares of 30 degrees, 1:50 million
//   tripreports/directory/world/tiles.txt      which squares have land
//   tripreports/directory/world/countries.tsv  where each country lies, its region, its names
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "world.mjs"));
const d3 = require("d3-geo");
const topojson = require("topojson-client");
const cldr = (file) => require(`cldr-core/supplemental/${file}.json`).supplemental;
const atlas = (scale) => JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`)));

const root = process.argv[2];
const maps = join(root, "static/site/world");
const lists = join(root, "tripreports/directory/world");

// Taiwan and its neighbours stand in the middle; the map is cut where there is little but sea.
const MIDDLE = 150;
const WIDTH = 960;
const TILE = 30;
const UNITS = 100; // of a tile's own scale in a degree
const OVERLAP = 30; // so that no seam shows between two tiles

// Codes of ISO 3166 in numbers, as Natural Earth gives them, and in letters. Kosovo has no number there.
const numbers = cldr("codeMappings").codeMappings;
const places = cldr("territoryContainment").territoryContainment;
const inForce = Object.entries(places).filter(([code]) => !code.includes("status"));
const listed = new Set(inForce.flatMap(([, place]) => place._contains || []));
const isCountry = (code) =>
  code === "XK" || (/^[A-Z]{2}$/.test(code) && listed.has(code) && /^[0-8]/.test(numbers[code]?._numeric));
const codes = Object.keys(numbers).filter(isCountry);
const letters = Object.fromEntries(codes.map((code) => [numbers[code]._numeric, code]));
const isoOf = ({ id, properties }) => (properties.name === "Kosovo" ? "XK" : letters[id] || "");

// A path of whole numbers, each point told from the one before.
class Path {
  constructor(unit) {
    this.unit = unit;
    this.done = "";
    this.drop();
  }
  round([x, y]) {
    return [Math.round(x * this.unit), Math.round(y * this.unit)];
  }
  moveTo(...at) {
    this.keep();
    this.from = this.last = this.round(at);
  }
  lineTo(...at) {
    const [x, y] = this.round(at);
    const [dx, dy] = [x - this.last[0], y - this.last[1]];
    if (!dx && !dy) return;
    this.last = [x, y];
    this.steps.push(dy < 0 ? `${dx}${dy}` : `${dx} ${dy}`);
  }
  closePath() {
    this.keep("z");
  }
  drop() {
    this.steps = [];
    this.from = this.last = null;
  }
  keep(end = "") {
    const enough = end ? 2 : 1;
    if (this.from && this.steps.length >= enough) {
      const steps = this.steps.join(" ").replaceAll(" -", "-");
      this.done += `M${this.from.join(" ").replace(" -", "-")}l${steps}${end}`;
    }
    this.drop();
  }
  result() {
    this.keep();
    return this.done;
  }
}

function drawn(projection, shape, unit) {
  const path = new Path(unit);
  d3.geoPath(projection, path)(shape);
  return path.result();
}

const STYLE =
  "path{fill:#e3ddcd}path:target{fill:#cdbf98}" +
  ".b{fill:none;stroke:#fcfbf8;stroke-width:1.2;stroke-linejoin:round;vector-effect:non-scaling-stroke}" +
  "@media(prefers-color-scheme:dark){path{fill:#333a43}path:target{fill:#566273}.b{fill:none;stroke:#14171a}}";
const NOTICE = "<!-- Made with Natural Earth (public domain); world-atlas (ISC). -->";

function svg(box, paths) {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(" ")}">${NOTICE}` +
    `<style>${STYLE}</style>${paths}</svg>\n`
  );
}

function country(one, path) {
  const iso = isoOf(one).toLowerCase();
  return `<path${iso ? ` id="${iso}"` : ""} d="${path}"/>`;
}

const inner = (world) => topojson.mesh(world, world.objects.countries, (a, b) => a !== b);
const countriesOf = (world) => topojson.feature(world, world.objects.countries).features;

function drawWorld() {
  const world = atlas("110m");
  const projection = d3.geoEqualEarth().rotate([-MIDDLE, 0]).precision(0.3);
  projection.fitWidth(WIDTH, { type: "Sphere" });
  const height = Math.ceil(d3.geoPath(projection).bounds({ type: "Sphere" })[1][1]);
  const seen = countriesOf(world).filter((one) => isoOf(one) !== "AQ");
  const land = seen.map((one) => country(one, drawn(projection, one, 10))).join("");
  const borders = `<path class="b" d="${drawn(projection, inner(world), 10)}"/>`;
  writeFileSync(join(maps, "world.svg"), svg([0, 0, WIDTH * 10, height * 10], land + borders));
  console.log("world", WIDTH, height, projection.scale(), projection.translate());
  for (const at of [[120.68, 24.15], [126.98, 37.57], [-58.4, -34.6], [0, 51.5], [179.2, -8.5], [-176, -44]]) {
    console.log("equal earth", at, projection(at).map((one) => one.toFixed(3)));
  }
}

function drawTiles() {
  const world = atlas("50m");
  const features = countriesOf(world);
  const borders = inner(world);
  const found = [];
  const scale = 180 / Math.PI;
  for (let column = -180 / TILE; column < 180 / TILE; column++) {
    for (let row = -6; row < 4; row++) {
      const [x, y, pad] = [column * TILE, row * TILE, OVERLAP / UNITS];
      const projection = d3.geoMercator().scale(scale).translate([0, 0]).precision(0);
      projection.clipExtent([[x - pad, y - pad], [x + TILE + pad, y + TILE + pad]]);
      const land = features
        .filter((one) => isoOf(one) !== "AQ")
        .map((one) => [one, drawn(projection, one, UNITS)])
        .filter(([, path]) => path)
        .map(([one, path]) => country(one, path));
      if (!land.length) continue;
      const lines = drawn(projection, borders, UNITS);
      const box = [x * UNITS - OVERLAP, y * UNITS - OVERLAP, TILE * UNITS + 2 * OVERLAP, TILE * UNITS + 2 * OVERLAP];
      const name = `${column}_${row}`;
      found.push(name);
      const shapes = land.join("") + (lines ? `<path class="b" d="${lines}"/>` : "");
      writeFileSync(join(maps, `${name}.svg`), svg(box, shapes));
    }
  }
  writeFileSync(join(lists, "tiles.txt"), found.join("\n") + "\n");
  const plane = d3.geoMercator().scale(scale).translate([0, 0]);
  for (const at of [[120.68, 24.15], [126.98, 37.57], [-58.4, -34.6], [174.78, -41.29]]) {
    console.log("mercator", at, plane(at).map((one) => one.toFixed(3)));
  }
}

// The continents of UN M49 as CLDR lists them: it has Taiwan, which the United Nations leave out.
const CONTINENTS = ["002", "009", "019", "142", "150"];

function regions() {
  const found = {};
  const enter = (code, continent) => {
    for (const part of places[code]?._contains || []) {
      if (isCountry(part)) found[part] = continent;
      enter(part, continent);
    }
  };
  for (const continent of CONTINENTS) enter(continent, continent);
  return found;
}

// Names in common use in Taiwan that the lists lack.
const ALSO = {
  AE: ["UAE", "阿聯", "阿聯大公國"], AU: ["澳大利亞"], BN: ["汶萊"], CI: ["科特迪瓦"], CN: ["中國大陸", "China"],
  CZ: ["捷克共和國", "Czech Republic"], DO: ["多明尼加共和國"], GB: ["英國", "UK"], HK: ["香港"], ID: ["印度尼西亞", "印尼"],
  KR: ["韓國", "大韓民國", "Korea", "Republic of Korea"], MM: ["Burma"], MO: ["澳門"], NL: ["荷蘭"],
  PW: ["帛琉"], RU: ["俄羅斯聯邦"], SZ: ["史瓦帝尼"], TR: ["Turkey", "Türkiye"], TW: ["臺灣", "中華民國"],
  US: ["美國", "USA", "United States of America"], VA: ["教廷"], VN: ["Vietnam", "Viet Nam"],
};

function names() {
  const found = {};
  for (const language of ["en", "zh-Hant", "zh-Hant-HK", "zh"]) {
    const list = require(`cldr-localenames-full/main/${language}/territories.json`).main[language];
    for (const [code, name] of Object.entries(list.localeDisplayNames.territories)) {
      const iso = code.slice(0, 2);
      if (/^[A-Z]{2}($|-)/.test(code)) (found[iso] ||= new Set()).add(name);
    }
  }
  for (const [iso, more] of Object.entries(ALSO)) more.forEach((name) => found[iso].add(name));
  return found;
}

const gap = (a, b) => Math.max(0, a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3]);
const flat = ([[west, south], [east, north]]) => [west, south, east, north];

// The largest piece of a country, with what of it lies near and is not small.
function extent(feature) {
  const { type, coordinates } = feature.geometry;
  const pieces = (type === "Polygon" ? [coordinates] : coordinates)
    .map((rings) => ({ type: "Polygon", coordinates: rings }))
    .map((shape) => ({ shape, area: d3.geoArea(shape), box: flat(d3.geoBounds(shape)) }))
    .sort((a, b) => b.area - a.area);
  const [main] = pieces;
  const wide = main.box[0] > main.box[2] ? [main.box[0], main.box[1], main.box[2] + 360, main.box[3]] : main.box;
  const box = pieces
    .filter(({ area, box: own }) => area > main.area / 50 && own[0] <= own[2] && gap(own, wide) < 12)
    .reduce((all, { box: own }) => [
      Math.min(all[0], own[0]), Math.min(all[1], own[1]), Math.max(all[2], own[2]), Math.max(all[3], own[3]),
    ], wide);
  return { point: d3.geoCentroid(main.shape), box };
}

// Countries too small for the map lie where their largest town does.
function largestTowns() {
  const found = {};
  for (const line of readFileSync(join(lists, "cities.tsv"), "utf8").split("\n")) {
    const [iso, latitude, longitude] = line.split("\t");
    found[iso.toUpperCase()] ||= { point: [+longitude, +latitude], box: Array(4).fill("") };
  }
  return found;
}

function listCountries() {
  const [where, called, towns] = [regions(), names(), largestTowns()];
  const lines = [];
  const drawnOnes = Object.fromEntries(countriesOf(atlas("50m")).map((one) => [isoOf(one), one]));
  for (const iso of Object.keys(where).sort()) {
    const found = drawnOnes[iso] ? extent(drawnOnes[iso]) : towns[iso];
    if (!found) continue;
    const [longitude, latitude] = found.point;
    const sides = [latitude, longitude, ...found.box].map((one) => one && +one.toFixed(2));
    lines.push([iso.toLowerCase(), where[iso], ...sides, [...called[iso]].join("|")].join("\t"));
  }
  writeFileSync(join(lists, "countries.tsv"), lines.join("\n") + "\n");
}

mkdirSync(maps, { recursive: true });
mkdirSync(lists, { recursive: true });
readdirSync(maps).filter((name) => name.endsWith(".svg")).forEach((name) => rmSync(join(maps, name)));
drawWorld();
drawTiles();
listCountries();
