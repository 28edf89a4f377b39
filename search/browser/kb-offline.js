// In a site made with `[build] offline = true`, before all other scripts: loads as scripts what a page opened from a
// disk may not import or fetch. Those scripts put what they hold into kbOffline.files, under their own address: a
// module's exports, or bytes in base64. The script's own place and data-base tell where the site lies.
(() => {
  const { src, dataset } = document.currentScript;
  const root = new URL('..', src);
  const files = new Map();

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const end = () => {
        const held = files.get(script.src);
        files.delete(script.src);
        script.remove();
        if (held === undefined) reject(new Error(`${address} could not be loaded`));
        else resolve(held);
      };
      script.addEventListener('load', end);
      script.addEventListener('error', end);
      script.src = address;
      document.head.append(script);
    });
  }

  // As much of fetch() as the search's loader uses.
  async function fetchBytes(address) {
    const bytes = Uint8Array.from(atob(await load(`${address}.js`)), (character) => character.charCodeAt(0));
    return { ok: true, status: 200, headers: new Headers(), arrayBuffer: async () => bytes.buffer };
  }

  // Where a page of the site lies, by its address from the site's root: /hjaelp/faktura/ is …/faktura/index.html.
  function pageAt(address) {
    const url = new URL(address.startsWith(dataset.base) ? `./${address.slice(dataset.base.length)}` : address, root);
    if (url.pathname.endsWith('/')) url.pathname += 'index.html';
    return url.href;
  }

  globalThis.kbOffline = { files, load, fetch: fetchBytes, pageAt };
})();
