/** Days as text, `2025-06-13`, and the parts of the calendar that they stand in. */

const DAY = 86_400_000; // milliseconds

/** The first and last possible day of an EDTF date, to be compared as text: `2025-02` ends 31st. */
export function span(edtf) {
  const parts = edtf.replaceAll("?", "").split("/");
  const last = parts.at(-1);
  return [parts[0] + "-01-01".slice(parts[0].length - 4), last + "-12-31".slice(last.length - 4)];
}

/** The first and last day of a year, a month or a day that there is; null for any other text. */
export function whole(text) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!match || match[1] === "0000") return null;
  const [year, month, day] = match.slice(1).map((part) => part && Number(part));
  if (month === undefined) return [`${match[1]}-01-01`, `${match[1]}-12-31`];
  if (month < 1 || month > 12) return null;
  const last = date(year, month, 0).getUTCDate();
  if (day === undefined) return [`${text}-01`, `${text}-${last}`];
  return day >= 1 && day <= last ? [text, text] : null;
}

/** The day that stands `by` days after `day`. */
export function moved(day, by) {
  return written(new Date(read(day).getTime() + by * DAY));
}

/** A part of the calendar: the first day of the one that `day` is in, and that of the next. */
export const UNITS = [
  { name: "day", about: 1, first: (day) => day, next: (day) => moved(day, 1) },
  { name: "week", about: 7, first: (day) => moved(day, -((read(day).getUTCDay() + 6) % 7)), next: (day) => moved(day, 7) },
  months("month", 1),
  months("quarter", 3),
  months("year", 12),
  months("ten years", 120),
];

function months(name, size) {
  const begun = (count) => written(date(Math.floor(count / 12), (count % 12), 1));
  const count = (day) => Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / size) * size;
  return { name, about: 30.4 * size, first: (day) => begun(count(day)), next: (day) => begun(count(day) + size) };
}

/** What a reader calls the part of the calendar that begins on `first`. */
export function called(unit, first, language) {
  const year = first.slice(0, 4);
  if (unit.name === "ten years") return `${year} to ${Number(year) + 9}`;
  if (unit.name === "year") return year;
  if (unit.name === "quarter") return `quarter ${Math.ceil(Number(first.slice(5, 7)) / 3)} of ${year}`;
  const parts = { year: "numeric", month: "long", ...(unit.name === "month" ? {} : { day: "numeric" }) };
  const text = new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }).format(read(first));
  return unit.name === "week" ? `week of ${text}` : text;
}

/** Months count from 0 here; one that is too small or too large is of another year, as for Date. */
function date(year, month, day) {
  const made = new Date(0);
  made.setUTCFullYear(year, month, day); // Date.UTC takes the year 25 for 1925
  return made;
}

function read(day) {
  return new Date(`${day}T00:00:00Z`);
}

function written(made) {
  return made.toISOString().slice(0, 10);
}
