/** Dates as far as they are known, read as `edtf.py` reads them; days are compared as text. */

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(\?)?$/;
const YEARLESS = /^(?:(?:(?:X{4}|-)-?)?\d{2}-\d{2}\??|\d{1,2}(?:st|nd|rd|th)?[./-]? ?[A-Za-z]+|[A-Za-z]+\.? \d{1,2})$/;

/** `text` as `{earliest, latest, precision, isUncertain}`, or as `{reason}` or `{isYearless}`. */
export function parsed(text) {
  const slash = text.indexOf("/");
  if (slash < 0) return single(text);
  const [start, end] = [single(text.slice(0, slash)), single(text.slice(slash + 1))];
  const broken = [start, end].find((each) => !each.precision);
  if (broken) return broken;
  const isSame = start.earliest === end.earliest && start.latest === end.latest;
  if (end.latest <= start.earliest || isSame) {
    return { reason: "an interval runs from an earlier date to a later one" };
  }
  return { earliest: start.earliest, latest: end.latest, precision: "interval", isUncertain: start.isUncertain || end.isUncertain };
}

/** How an id begins: an interval's first date, and never uncertain. */
export function first(text) {
  return text.split("/")[0].replace(/\?$/, "");
}

/** Today in UTC, as the check counts days. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

function single(text) {
  if (YEARLESS.test(text)) return { isYearless: true };
  const [, year, month, day, mark] = DATE.exec(text) ?? [];
  if (!year) return { reason: "write YYYY, YYYY-MM or YYYY-MM-DD, with ? if uncertain" };
  if (year === "0000") return { reason: "there is no year 0" };
  if (month && !(month >= "01" && month <= "12")) return { reason: "there is no such month" };
  const last = String(daysIn(Number(year), Number(month ?? 12))).padStart(2, "0");
  if (day && !(day >= "01" && day <= last)) return { reason: "there is no such day" };
  return {
    earliest: `${year}-${month ?? "01"}-${day ?? "01"}`,
    latest: `${year}-${month ?? "12"}-${day ?? last}`,
    precision: day ? "day" : month ? "month" : "year",
    isUncertain: Boolean(mark),
  };
}

function daysIn(year, month) {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
