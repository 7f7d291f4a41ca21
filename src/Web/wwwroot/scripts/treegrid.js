// The keyboard of a tree-table: arrows move between rows, right and left open and close, Enter opens, E explains.
// All of it has a link in the page; the links leave the tab order only where this script stands in for them.
function treegrid(table) {
  const rows = () => [...table.querySelectorAll('tbody > tr[aria-level]:not([hidden]):not(.why)')];
  const level = row => Number(row.getAttribute('aria-level'));
  for (const link of table.querySelectorAll('tbody tr:not(.why) a')) link.tabIndex = -1;
  const focus = row => {
    if (!row) return;
    for (const other of table.querySelectorAll('tr[tabindex="0"]')) other.tabIndex = -1;
    row.tabIndex = 0;
    row.focus();
  };
  const toggle = row => {
    const open = row.getAttribute('aria-expanded') !== 'true';
    row.setAttribute('aria-expanded', open);
    const at = level(row);
    let closedAt = Infinity;
    for (let next = row.nextElementSibling; next && level(next) > at; next = next.nextElementSibling) {
      if (level(next) <= closedAt) closedAt = Infinity;
      next.hidden = !open || closedAt < Infinity;
      if (next.getAttribute('aria-expanded') === 'false' && closedAt === Infinity) closedAt = level(next);
    }
    const address = new URL(location.href);
    const closed = [...table.querySelectorAll('tr[aria-expanded=false]')].map(r => r.dataset.address).join(',');
    closed ? address.searchParams.set('closed', closed) : address.searchParams.delete('closed');
    history.replaceState(history.state, '', address);
  };
  table.addEventListener('click', event => {
    const twist = event.target.closest('[data-toggle]');
    if (!twist || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle(twist.closest('tr'));
  });
  table.addEventListener('keydown', event => {
    const row = event.target.closest('tr[aria-level]');
    if (!row || row.classList.contains('why') || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rows(), at = all.indexOf(row), open = row.getAttribute('aria-expanded');
    const act = {
      ArrowDown: () => focus(all[at + 1]), ArrowUp: () => focus(all[at - 1]), Home: () => focus(all[0]), End: () => focus(all[all.length - 1]),
      ArrowRight: () => open === 'false' ? toggle(row) : open === 'true' ? focus(all[at + 1]) : null,
      ArrowLeft: () => open === 'true' ? toggle(row) : focus(all.slice(0, at).reverse().find(other => level(other) < level(row))),
      Enter: () => (row.querySelector('[data-open]') ?? row.querySelector('[data-why]'))?.click(),
      e: () => row.querySelector('[data-why]')?.click(), E: () => row.querySelector('[data-why]')?.click(),
    }[event.key];
    if (!act || (event.key === 'Enter' && event.target !== row)) return;
    event.preventDefault();
    act();
  });
  // Coming back from an explanation, the row it belongs to has the keyboard.
  const why = table.querySelector('tr.why');
  if (why?.previousElementSibling) { for (const other of table.querySelectorAll('tr[tabindex="0"]')) other.tabIndex = -1; why.previousElementSibling.tabIndex = 0; }
}
document.querySelectorAll('[data-treegrid]').forEach(treegrid);
