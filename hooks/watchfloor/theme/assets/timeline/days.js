/** From near: every event by its title, a point for a day and a line for what is known less exactly. */

import { cut, picture, shape, stacked } from "./drawing.js";
import { called, length, number, parts, said } from "./periods.js";

const [TOP, ROW, POINT] = [44, 24, 5];
const LETTER = 6.9; // units of a letter, on average
const LONGEST = 560; // units of a title
export const MOST = 120; // events; more are told in words

/**
 * Draw the events `rows` within `stretch`; `cards` are theirs, in the same order.
 *
 * @param {{rows: number[], cards: object[], days: string[][], stretch: {from: string, to: string},
 *   isUncertain: (row: number) => boolean, width: number, href: (id: string) => string}} asked
 */
export function titles({ rows, cards, days, isUncertain, stretch, width, href }) {
  const step = width / length(stretch);
  const x = (day) => (number(day) - number(stretch.from)) * step;
  const events = rows.map((row, at) => ({
    ...placed(cards[at], days[row], x, step, width),
    isUncertain: isUncertain(row),
  }));
  events.reverse(); // the earliest first
  const height = TOP + Math.max(1, stacked(events)) * ROW + 6;
  return picture(width, height, `${rows.length} events by day`, [
    axis(stretch, x, step, width, height),
    ...events.map((event) => drawn(event, href)),
  ]);
}

/** Where an event and its title stand: the title on the side where there is more room. */
function placed(card, [from, to], x, step, width) {
  const isPoint = from === to;
  const first = Math.max(0, x(from));
  const last = Math.min(width, x(to) + step);
  const middle = (first + last) / 2;
  const isLeft = (isPoint ? middle : first) > width * 0.6;
  const edge = isPoint ? POINT + 5 : 6;
  if (!isPoint) { // its title stands in its line, or begins there
    const room = Math.min(LONGEST, isLeft ? last : width - first) - edge;
    const title = cut(card.title, room, LETTER);
    const long = title.length * LETTER + edge + 8;
    const begin = isLeft ? Math.min(first, last - long) : first;
    const end = isLeft ? last : Math.max(last, first + long);
    return { card, isPoint, first, last, title, at: isLeft ? last - edge : first + edge, isLeft, begin, end };
  }
  const title = cut(card.title, Math.min(LONGEST, isLeft ? middle : width - middle) - edge, LETTER);
  const long = title.length * LETTER + edge + 8;
  const [begin, end] = isLeft ? [middle - long, middle + POINT + 3] : [middle - POINT - 3, middle + long];
  return { card, isPoint, middle, title, at: isLeft ? middle - edge : middle + edge, isLeft, begin, end };
}

function drawn(event, href) {
  const { card, isPoint, isUncertain, first, last, middle, title, at, isLeft, row } = event;
  const y = TOP + row * ROW + ROW / 2;
  return shape(
    "a",
    { class: `wf-timeline__event${isUncertain ? " is-uncertain" : ""}`, href: href(card.id), "aria-label": `${card.date}: ${card.title}` },
    shape("title", {}, `${card.date}: ${card.title}`),
    isPoint
      ? shape("circle", { cx: middle, cy: y, r: POINT })
      : shape("rect", { x: first + 1, y: y - 9, width: Math.max(4, last - first - 2), height: 18, rx: 3 }),
    shape("text", { x: at, y: y + 4, "text-anchor": isLeft ? "end" : "start" }, title),
  );
}

/** Days, or what of them there is room for, under the names of their months. */
function axis(stretch, x, step, width, height) {
  const every = [1, 2, 7, 14].find((each) => each * step >= 26) ?? 28;
  const made = [];
  for (const { from } of parts(stretch, "day")) {
    const day = Number(from.slice(8));
    const isFirst = day === 1;
    const isSaid = isFirst || ((day - 1) % every === 0 && (every === 1 || day < 30 - every / 2));
    if (!isSaid) continue;
    const left = x(from);
    made.push(shape("line", { class: isFirst ? "wf-timeline__year" : "wf-timeline__grid", x1: left, x2: left, y1: isFirst ? 6 : 26, y2: height }));
    if (left + 14 < width) made.push(shape("text", { class: "wf-timeline__tick", x: left + 3, y: 38 }, String(day)));
  }
  for (const month of parts(stretch, "month")) {
    const left = Math.max(0, x(month.from));
    const room = Math.min(width, x(month.to) + step) - left;
    const name = room > 110 ? called(month) : said(month.from, { month: "short" });
    if (room > 34) made.push(shape("text", { class: "wf-timeline__name", x: left + 4, y: 18 }, name));
  }
  return made;
}
