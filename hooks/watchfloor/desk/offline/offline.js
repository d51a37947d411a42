/** In an offline copy of the site: its modules by their paths, and its data, a script a file. */

globalThis.watchfloorOffline = (() => {
  const own = document.currentScript;
  const root = new URL("../", own.src);

  /** A script sets what it holds here, since nothing may be fetched from a file. */
  const data = {};

  /** The file that the page at `path` is, with its query and its fragment. */
  function address(path) {
    const [, way, rest] = path.match(/^([^?#]*)(.*)$/s);
    const isPage = way === "" || way.endsWith("/");
    return new URL(`${way}${isPage ? "index.html" : ""}${rest}`, root).href;
  }

  /** The data of `path`. */
  function load(path) {
    return new Promise((resolve, reject) => {
      if (path.startsWith("search/")) throw new Error("an offline copy has no index of the texts");
      const script = document.createElement("script");
      script.addEventListener("load", () => {
        script.remove();
        resolve(data[path]);
      });
      script.addEventListener("error", () => reject(new Error(`this copy lacks ${path}`)));
      script.src = new URL(`${path}.js`, root).href;
      document.head.append(script);
    });
  }

  return { modules: {}, data, address, load, published: own.dataset.published };
})();
