// Follows the log: when something changed, the page asks for itself again and takes over what differs, with one flash.
(() => {
  const main = document.getElementById('main');
  if (!main || !('live' in main.dataset) || !window.EventSource) return;
  let running = false, again = false;

  function sync(now, next) {
    if (now.nodeType !== next.nodeType || now.nodeName !== next.nodeName) { now.replaceWith(next.cloneNode(true)); return true; }
    if (now.nodeType === Node.TEXT_NODE) {
      if (now.data === next.data) return false;
      now.data = next.data;
      return true;
    }
    if (now.nodeType !== Node.ELEMENT_NODE || now.isEqualNode(next) || now.dataset?.keep !== undefined) return false;
    const own = ['open', 'hidden', 'tabindex', 'aria-expanded']; // what the reader did stays
    for (const { name, value } of next.attributes) if (!own.includes(name) && now.getAttribute(name) !== value) now.setAttribute(name, value);
    for (const { name } of [...now.attributes]) if (!own.includes(name) && !next.hasAttribute(name)) now.removeAttribute(name);
    if (now.childNodes.length !== next.childNodes.length) {
      now.replaceChildren(...[...next.childNodes].map(child => child.cloneNode(true)));
      return true;
    }
    let changed = false;
    [...now.childNodes].forEach((child, at) => { changed = sync(child, next.childNodes[at]) || changed; });
    if (changed && now.matches('td, dd, li, .hero-score')) {
      now.classList.remove('flash');
      void now.offsetWidth;
      now.classList.add('flash');
      return false;
    }
    return changed;
  }

  async function refresh() {
    if (running) { again = true; return; }
    running = true;
    do {
      again = false;
      try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (!answer.ok) continue;
        const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main');
        if (!next) continue;
        sync(main, next);
        document.querySelectorAll('[data-treegrid] tbody tr:not(.why) a').forEach(link => { link.tabIndex = -1; });
        document.dispatchEvent(new CustomEvent('binnacle:refreshed', { detail: next }));
      } catch { /* The last good picture stays; the feed connects again by itself. */ }
    } while (again);
    running = false;
  }

  const feed = new EventSource('/events');
  const seen = event => { if (JSON.parse(event.data).seq > Number(main.dataset.seq || 0)) refresh(); };
  feed.addEventListener('now', seen);
  feed.addEventListener('changed', seen);
  addEventListener('pagehide', () => feed.close());
})();
