/** The draft, kept in this browser: a closed tab loses nothing. */

const update = new URLSearchParams(location.search).get("update") ?? "";
const KEY = `watchfloor-draft ${new URL("../..", location.href).pathname} ${update}`.trim();

/** The briefing whose update the address asks for. */
export const asked = /^[\w-]+$/.test(update) ? update : "";

/** Keep `draft`, or forget it. Where a browser keeps nothing the form works all the same. */
export function keep(draft) {
  try {
    if (draft) localStorage.setItem(KEY, JSON.stringify(draft));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The draft that was kept, if there is one. */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
