/** What the site publishes of itself, each file fetched once and right under any sub-path. */

const ROOT = new URL("../../", import.meta.url);

/** In a copy that is read from files, what stands for the server. */
const offline = globalThis.watchfloorOffline;

/** @type {Map<string, Promise<any>>} */
const loading = new Map();

/** The whole address of what stands at `path` from the site's root. */
export function address(path) {
  return offline ? offline.address(path) : new URL(path, ROOT).href;
}

/** The same for others than this browser: an offline copy's files are nobody else's. */
export function published(path) {
  return new URL(path, offline?.published || ROOT).href;
}

/** The JSON at `path`; one that failed is asked for again next time. */
export function load(path) {
  if (!loading.has(path)) {
    const answer = read(path);
    answer.catch(() => loading.delete(path));
    loading.set(path, answer);
  }
  return loading.get(path);
}

async function read(path) {
  if (offline) return offline.load(path);
  // the files belong together: none may be one that the browser kept of an earlier edition
  const response = await fetch(address(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
