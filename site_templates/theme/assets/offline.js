// The offline edition, opened from a disk: files come as scripts that hand themselves over, and links
// of pages name index.html. Loaded right after disclose.js, whose two doors it replaces.
(function () {
  "use strict";

  const root = new URL("../", document.currentScript.src);
  const waiting = new Map();

  // Called by the scripts that stand for files.
  self.disclose.given = function (name, packed) {
    const bytes = Uint8Array.from(atob(packed), (each) => each.charCodeAt(0));
    waiting.get(name).resolve(bytes);
  };

  function asked(name) {
    if (waiting.has(name)) return waiting.get(name).bytes;
    const script = document.createElement("script");
    const own = {};
    own.bytes = new Promise((resolve, reject) => { own.resolve = resolve; own.reject = reject; });
    own.bytes.catch(() => {}).finally(() => { waiting.delete(name); script.remove(); });
    waiting.set(name, own);
    script.onerror = () => own.reject(new TypeError(name + " is not in this edition"));
    script.src = new URL(name + ".js", root).href;
    document.head.append(script);
    return own.bytes;
  }

  self.disclose.read = async function (url, options) {
    const name = decodeURIComponent(new URL(url, document.baseURI).pathname.slice(root.pathname.length));
    const signal = options && options.signal;
    const bytes = await asked(name);
    if (signal && signal.aborted) throw signal.reason;
    return new Response(bytes);
  };

  const page = self.disclose.page;
  self.disclose.page = function (base, address) {
    const url = new URL(page(base, address));
    if (url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  };
})();
