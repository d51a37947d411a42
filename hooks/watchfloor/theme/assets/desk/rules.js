/** What a value is held to: the kinds of `values.py`, so that the form says what the check would. */

import { parsed } from "./dates.js";

const FORBIDDEN = /[<>\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
/** Blanks as Python knows them; what is forbidden is not among them. */
const BLANKS = /[\s\x1c-\x1f\x85]+/gu;

const PATTERNS = {
  slug: [/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "slug-wrong", "is not an id", "lower-case letters and digits in words joined by -, beginning with a letter"],
  briefing: [/^\d{4}(-\d{2}(-\d{2})?)?-[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "slug-wrong", "is not a briefing’s id", "its date and its slug, such as 2025-10-16-drc-cobalt-quotas"],
  language: [/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language-wrong", "is not a language tag", "BCP 47, such as en or zh-Hans"],
};

/** `text` on one line, as the reader of files takes it. */
export function collapsed(text) {
  return text.replace(BLANKS, " ").replace(/^ | $/g, "");
}

/**
 * What is wrong with `text`, which is not empty: `{code, message, hint}`, or nothing.
 *
 * @param limits `low` and `high`: characters at least and at most.
 */
export function wrong(rule, text, { low = 0, high = 0 } = {}) {
  const character = FORBIDDEN.exec(text)?.[0];
  if (character) {
    const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    const shown = character === "<" || character === ">" ? character : `U+${code}`;
    return problem("character-forbidden", `${shown} is not allowed here`, "leave it out, or write it in words");
  }
  const value = collapsed(text);
  if (rule === "text") return length(value, low, high);
  if (rule === "day" || rule === "span") return date(value, rule);
  if (rule === "url") return isWebAddress(value) ? undefined : problem("url-wrong", `“${value}” is not a web address`, "write it whole, beginning with https:// or http://");
  const [pattern, code, message, hint] = PATTERNS[rule];
  return pattern.test(value) ? undefined : problem(code, `“${value}” ${message}`, hint);
}

/** A problem as the form shows it. */
export function problem(code, message, hint = "") {
  return { code, message, hint };
}

function length(value, low, high) {
  const size = [...value].length;
  if (size >= low && (!high || size <= high)) return undefined;
  return problem("value-length", `this has ${size} characters`, `write ${low} to ${high} characters`);
}

function date(value, rule) {
  const read = parsed(value);
  if (read.isYearless && rule === "span") {
    return problem("date-yearless", `“${value}” has no year`, "find the year; if it is inferred write it with ?, such as 2025-06-13?");
  }
  if (rule === "day" && !(read.precision === "day" && !read.isUncertain)) {
    return problem("date-wrong", `“${value}” is not a day`, "write YYYY-MM-DD, such as 2025-10-16");
  }
  return read.reason ? problem("date-wrong", `“${value}” is not a date`, read.reason) : undefined;
}

function isWebAddress(value) {
  const parts = /^https?:\/\/([^/?#]*)/i.exec(value);
  if (!parts || /[\s"`\\{}|^]/u.test(value) || parts[1].includes("@")) return false;
  const [, host, , port = ""] = /^(.*?)(:(.*))?$/.exec(parts[1]);
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*(\.[\p{L}\p{N}_-]+)+\.?$/u.test(host) && /^\d*$/.test(port) && Number(port) < 65536;
}
