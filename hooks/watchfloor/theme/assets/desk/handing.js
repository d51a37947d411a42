/** What becomes of the file: copied, downloaded, or opened on GitHub. */

const LONGEST = 7500; // GitHub answers longer addresses with an error (414)

/** Where GitHub begins the file at `path`: filled in, or with its name alone where `text` is long. */
export function onGitHub(newFile, path, text) {
  const named = `${newFile}?filename=${encodeURIComponent(path)}`;
  const filled = `${named}&value=${encodeURIComponent(text)}`;
  return filled.length <= LONGEST ? { address: filled, isFilled: true } : { address: named, isFilled: false };
}

/** Copy `text`; whether it could be done. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** Where a browser has no clipboard for pages, what is selected can still be copied. */
function copiedBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const isDone = document.execCommand("copy");
  area.remove();
  return isDone;
}

/** Have the browser save `text` as the file called `name`. */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // once it is saved
}
