/** The file: front matter in YAML that every reader takes for the same text, and the body. */

import { collapsed } from "./rules.js";

const WIDTH = 96;
/** Words that readers of YAML, old or new, take for something else than text. */
const TYPED = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** Text that no sign in it can change: the rest goes in quotes, whether it must or not. */
const PLAIN = /^(?:\p{L}[\p{L}\p{M}\p{N} .,;()/?_'’“”–$%+-]*|\d[\d-]*-[a-z][a-z0-9-]*)$/u;

/**
 * The whole file.
 *
 * @param entries The keys in their order: `{key, kind, value}`, where `kind` is how it is written
 *   (`word`, `line`, `prose`, `lines`, `group`; `words` stand in brackets, unless a comma could be
 *   meant) and items of a group are entries again.
 * @param sections `{title, level, text}`.
 */
export function file(entries, sections) {
  const lines = entries.flatMap((entry) => keyed(entry, ""));
  return `---\n${lines.join("\n")}\n---\n${body(sections)}`;
}

function body(sections) {
  return sections.map(({ title, level, text }) => `\n${"#".repeat(level)} ${title}\n${text && `\n${text}\n`}`).join("");
}

function keyed({ key, kind, value }, indent) {
  const name = `${indent}${key}:`;
  if (!value.length) return [name];
  if (kind === "word") return [`${name} ${value}`];
  if (kind === "line") return [`${name} ${scalar(value)}`];
  if (kind === "prose") return [`${name} >-`, ...folded(value, `${indent}  `)];
  const isInBrackets = kind === "words" && value.every((each) => /^[^\s,]+$/.test(collapsed(each)));
  if (isInBrackets) return [`${name} [${value.map(scalar).join(", ")}]`];
  if (kind === "words" || kind === "lines") return [name, ...value.flatMap((each) => item(each, indent))];
  return [name, ...value.flatMap((entries) => dashed(entries.flatMap((each) => keyed(each, `${indent}    `)), indent))];
}

function item(text, indent) {
  const written = scalar(text);
  return indent.length + written.length + 4 <= WIDTH ? [`${indent}  - ${written}`] : [`${indent}  - >-`, ...folded(text, `${indent}    `)];
}

/** The lines of an item of a group, the first of them with its dash. */
function dashed([firstLine, ...others], indent) {
  return [`${indent}  - ${firstLine.slice(indent.length + 4)}`, ...others];
}

/** `text` on one line, in quotes where it needs them. */
export function scalar(text) {
  const value = collapsed(text);
  return PLAIN.test(value) && !TYPED.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** `text` below its key, where nothing in it can be taken for YAML. */
function folded(text, indent) {
  const lines = [];
  let line = "";
  for (const word of collapsed(text).split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && indent.length + longer.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, indent + line];
}
