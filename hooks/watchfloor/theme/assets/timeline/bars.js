/** From afar: a bar for each year or month, and lines for what is known less exactly or went on longer. */

import { picture, shape, spans, stacked } from "./drawing.js";
import { around, called, length, number, parts, said } from "./periods.js";

const HIGH = 200; // units of the highest bar
const WIDEST = 110;
const [LEFT, TOP, LABELS, LINE] = [34, 14, 40, 16];
const MOST_LINES = 8; // rows of lines; what is more is told in words

/**
 * Draw the events `rows`, whose `days` are known, within `stretch`.
 *
 * @param {{rows: number[], days: string[][], stretch: {from: string, to: string}, scale: string,
 *   width: number, way: (stretch: {from: string, to: string}) => object}} asked `way` makes the attributes
 *   of a link to a stretch.
 */
export function bars({ rows, days, stretch, scale, width, way }) {
  const periods = [...parts(stretch, scale)].map((period) => ({ ...period, count: 0 }));
  const places = new Map(periods.map((period) => [period.from, period]));
  const wide = [];
  for (const row of rows) {
    const [from, to] = days[row];
    const period = around(from, scale);
    if (to > period.to) wide.push(row);
    else places.get(period.from).count++;
  }
  const all = { from: periods[0].from, to: periods.at(-1).to };
  const step = (width - LEFT) / length(all);
  const x = (day) => LEFT + (number(day) - number(all.from)) * step;
  const most = Math.max(1, ...periods.map(({ count }) => count));
  const high = (count) => (count / most) * HIGH;
  const below = TOP + HIGH;
  const { lines, left, depth } = lined(wide, days, all, x, step, below + LABELS);
  const label = `${rows.length} events by ${scale}`;
  return picture(width, below + LABELS + depth, label, [
    grid(most, width, (count) => below - high(count)),
    ...periods.map((period) => bar(period, x, step, below, high, way)),
    axis(periods, scale, x, step, below),
    ...lines.map((line) => drawnLine(line, way)),
    left ? shape("text", { class: "wf-timeline__tick", x: LEFT, y: below + LABELS + depth - 4 }, told(left)) : null,
  ]);
}

function told(left) {
  return `and ${left} more that are known less exactly or went on longer`;
}

/** Lines with numbers across the picture: whole numbers only. */
function grid(most, width, y) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((each) => most / each <= 5) ?? Math.ceil(most / 5);
  const counts = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
  return counts.map((count) => [
    shape("line", { class: "wf-timeline__grid", x1: LEFT, x2: width, y1: y(count), y2: y(count) }),
    shape("text", { class: "wf-timeline__tick", x: LEFT - 6, y: y(count) + 4, "text-anchor": "end" }, String(count)),
  ]);
}

/** A bar, which leads to what it counts; the whole height of an empty one's place stays empty. */
function bar(period, x, step, below, high, way) {
  const { count, from } = period;
  if (!count) return null;
  const room = length(period) * step;
  const wide = Math.max(1, Math.min(WIDEST, room > 6 ? room * 0.84 : room));
  const tall = Math.max(2, high(count));
  const name = `${called(period)}: ${count} ${count === 1 ? "event" : "events"}`;
  const middle = x(from) + room / 2;
  return shape(
    "a",
    { class: "wf-timeline__bar-of", ...way(period), "aria-label": name },
    shape("title", {}, name),
    shape("rect", { class: "wf-timeline__place", x: x(from), y: TOP, width: room, height: below - TOP }),
    shape("rect", { x: middle - wide / 2, y: below - tall, width: wide, height: tall }),
    room > 18 ? shape("text", { x: middle, y: below - tall - 4, "text-anchor": "middle" }, String(count)) : null,
  );
}

/** What stands below the bars: months, or what of them there is room for, and years. */
function axis(periods, scale, x, step, below) {
  const made = [];
  const years = [...parts({ from: periods[0].from, to: periods.at(-1).to }, "year")];
  const every = Math.max(1, Math.ceil(40 / (length(years[0]) * step)));
  for (const { from, to } of years) {
    const begin = Math.max(x(from), LEFT);
    if (scale === "month") made.push(shape("line", { class: "wf-timeline__year", x1: begin, x2: begin, y1: below, y2: below + 34 }));
    const isSaid = Number(from.slice(0, 4)) % every === 0;
    const at = scale === "month" ? begin + 4 : (begin + x(to) + step) / 2;
    const y = scale === "month" ? below + 31 : below + 18;
    const anchor = scale === "month" ? "start" : "middle";
    if (isSaid) made.push(shape("text", { class: "wf-timeline__name", x: at, y, "text-anchor": anchor }, from.slice(0, 4)));
  }
  const room = 30 * step;
  if (scale !== "month" || room < 11) return made;
  for (const { from, to } of periods) {
    const name = said(from, { month: room > 34 ? "short" : "narrow" });
    const at = (x(from) + x(to) + step) / 2;
    made.push(shape("text", { class: "wf-timeline__tick", x: at, y: below + 15, "text-anchor": "middle" }, name));
  }
  return made;
}

/** The lines for events that no single period holds, how many have no room, and the room they take. */
function lined(rows, days, all, x, step, top) {
  const found = spans(rows, days).map((span) => {
    const begin = span.from < all.from ? x(all.from) : x(span.from);
    const end = span.to > all.to ? x(all.to) + step : x(span.to) + step;
    return { ...span, begin, end: Math.max(end, begin + 14) };
  });
  const depth = stacked(found);
  const lines = found.filter(({ row }) => row < MOST_LINES);
  const left = found.filter(({ row }) => row >= MOST_LINES).reduce((sum, { rows: own }) => sum + own.length, 0);
  for (const line of lines) line.y = top + line.row * LINE + LINE / 2;
  return { lines, left, depth: Math.min(depth, MOST_LINES) * LINE + (left ? LINE : 0) + (depth ? 6 : 0) };
}

function drawnLine({ from, to, rows, begin, end, y }, way) {
  const name = `${called({ from, to })}: ${rows.length} ${rows.length === 1 ? "event" : "events"}, no day nearer`;
  return shape(
    "a",
    { class: "wf-timeline__span", ...way({ from, to }), "aria-label": name },
    shape("title", {}, name),
    shape("line", { x1: begin + 2, x2: end - 2, y1: y, y2: y }),
    rows.length > 1 && end - begin > 30 ? shape("text", { x: (begin + end) / 2, y: y + 4, "text-anchor": "middle" }, String(rows.length)) : null,
  );
}
