// On the strategy map arrows follow the links: up to what a card helps, down to what helps it, left and right along its lane.
(() => {
  const map = document.querySelector('[data-map]');
  if (!map) return;
  const cards = () => [...map.querySelectorAll('[data-card]')];
  const box = card => card.getBoundingClientRect();
  const middle = card => { const b = box(card); return b.left + b.width / 2; };
  map.addEventListener('keydown', event => {
    const card = event.target.closest('[data-card]');
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...map.querySelectorAll('[data-link]')], here = card.dataset.card;
    const find = address => cards().find(other => other.dataset.card === address);
    const along = step => { const row = cards().filter(other => Math.abs(box(other).top - box(card).top) < 4).sort((a, b) => middle(a) - middle(b)); return row[row.indexOf(card) + step]; };
    const nearest = list => list.filter(Boolean).sort((a, b) => Math.abs(middle(a) - middle(card)) - Math.abs(middle(b) - middle(card)))[0];
    const next = {
      ArrowUp: () => nearest(links.filter(link => link.dataset.cause === here).map(link => find(link.dataset.effect))),
      ArrowDown: () => nearest(links.filter(link => link.dataset.effect === here).map(link => find(link.dataset.cause))),
      ArrowRight: () => along(1), ArrowLeft: () => along(-1),
    }[event.key]?.();
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  // On the map Enter selects, and the reader stays where the map is.
  const selected = map.querySelector('.card.sel, .link.sel');
  if (selected && new URL(location.href).searchParams.has('objective')) selected.focus({ preventScroll: true });
})();
