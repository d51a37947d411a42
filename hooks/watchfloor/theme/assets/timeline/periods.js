/** Days, months and years as stretches of days; a day is text such as `2025-10-16`, in no time zone. */

const DAY = 86_400_000; // milliseconds

/** Days since 1970 began. */
export function number(day) {
  return Date.parse(day) / DAY;
}

/** The day that `number` counts to. */
export function dayOf(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** How many days there are from `from` to `to`, both included. */
export function length({ from, to }) {
  return number(to) - number(from) + 1;
}

/** The `year`, `month` or `day` that `day` lies in. */
export function around(day, scale) {
  if (scale === "day") return { from: day, to: day };
  if (scale === "year") return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
  const [year, month] = day.split("-").map(Number);
  const next = month === 12 ? `${padded(year + 1)}-01-01` : `${padded(year)}-${two(month + 1)}-01`;
  return { from: `${day.slice(0, 8)}01`, to: dayOf(number(next) - 1) };
}

/** Every year, month or day that a stretch has a part of, the first first. */
export function* parts({ from, to }, scale) {
  for (let part = around(from, scale); part.from <= to; part = around(dayOf(number(part.to) + 1), scale)) yield part;
}

/** `stretch` moved by `days`. */
export function moved({ from, to }, days) {
  return { from: dayOf(number(from) + days), to: dayOf(number(to) + days) };
}

/** The stretch of `days` days around the middle of another. */
export function resized(stretch, days) {
  const begin = Math.floor((number(stretch.from) + number(stretch.to) + 1 - days) / 2);
  return { from: dayOf(begin), to: dayOf(begin + days - 1) };
}

/** `stretch` moved, and cut if need be, until it lies within another. */
export function within(stretch, all) {
  if (length(stretch) >= length(all)) return all;
  const early = number(all.from) - number(stretch.from);
  const late = number(stretch.to) - number(all.to);
  return moved(stretch, early > 0 ? early : late > 0 ? -late : 0);
}

/** What a whole year or month, a day, or any stretch of days is called. */
export function called({ from, to }) {
  const [year, month] = [around(from, "year"), around(from, "month")];
  if (from === to) return said(from, { day: "numeric", month: "long", year: "numeric" });
  if (year.from === from && year.to === to) return from.slice(0, 4);
  if (month.from === from && month.to === to) return said(from, { month: "long", year: "numeric" });
  if (year.from === from && around(to, "year").to === to) return `${from.slice(0, 4)} – ${to.slice(0, 4)}`;
  const whole = month.from === from && around(to, "month").to === to;
  const form = { ...(whole ? {} : { day: "numeric" }), month: "short", year: "numeric" };
  return `${said(from, form)} – ${said(to, form)}`;
}

/** `day` in the page's language, as `form` asks (see `Intl.DateTimeFormat`). */
export function said(day, form) {
  const language = document.documentElement.lang || "en";
  const locale = language === "en" ? "en-GB" : language; // day before month, as on all our pages
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...form }).format(new Date(day));
}

function padded(year) {
  return String(year).padStart(4, "0");
}

function two(month) {
  return String(month).padStart(2, "0");
}
