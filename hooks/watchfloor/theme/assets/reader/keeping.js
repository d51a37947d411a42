/** What this browser keeps for its reader: what is followed, and what was seen. None of it leaves. */

const PREFIX = `watchfloor-reader ${new URL("../../", import.meta.url).pathname} `;

/** Whether this browser keeps anything for the site. */
export function isKeeping() {
  try {
    localStorage.setItem(`${PREFIX}trial`, "");
    localStorage.removeItem(`${PREFIX}trial`);
    return true;
  } catch {
    return false;
  }
}

/** The terms that are followed, by axis and id, with their names. */
export function followed() {
  return read("followed", (name) => typeof name === "string") ?? new Map();
}

/** Keep `terms` as what is followed. */
export function keepFollowed(terms) {
  return write("followed", terms);
}

/** The numbers of the briefings that were seen, by their ids; nothing before the first visit. */
export function seen() {
  return read("seen", Number.isSafeInteger);
}

/** Keep `numbers` as what was seen. */
export function keepSeen(numbers) {
  return write("seen", numbers);
}

/** Forget everything. */
export function forget() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

/** What is kept as `name`; what others have put there, or damaged, is as good as nothing. */
function read(name, isGood) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + name));
    return kept && new Map(Object.entries(kept).filter(([, value]) => isGood(value)));
  } catch {
    return null;
  }
}

function write(name, values) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(Object.fromEntries(values)));
    return true;
  } catch {
    return false;
  }
}
