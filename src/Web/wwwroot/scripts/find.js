// Ctrl K, or a click on "Find or go to": what is typed is looked up at once; arrows choose, Enter goes.
(() => {
  const opener = document.querySelector('[data-find]');
  if (!opener || !window.HTMLDialogElement) return;
  const reading = new URL(opener.href).searchParams;
  let dialog, input, list, at = -1, asked = 0;

  function build() {
    dialog = document.createElement('dialog');
    dialog.className = 'find';
    dialog.setAttribute('aria-label', 'Find or go to');
    dialog.innerHTML = '<input type="search" role="combobox" aria-label="Find a scorecard, an objective or a KPI" aria-expanded="true" aria-controls="found" aria-autocomplete="list" placeholder="Find a scorecard, an objective or a KPI" autocomplete="off" spellcheck="false"><ul id="found" role="listbox" aria-label="Found"></ul>';
    document.body.append(dialog);
    [input, list] = dialog.children;
    input.addEventListener('input', look);
    input.addEventListener('keydown', event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { event.preventDefault(); choose(at + step); }
      if (event.key === 'Enter') list.children[Math.max(at, 0)]?.click();
    });
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener('close', () => opener.focus());
  }

  function choose(next) {
    const rows = list.children;
    if (!rows.length) return;
    at = (next + rows.length) % rows.length;
    [...rows].forEach((row, index) => {
      row.setAttribute('aria-selected', index === at);
    });
    input.setAttribute('aria-activedescendant', rows[at].id);
    rows[at].scrollIntoView({ block: 'nearest' });
  }

  async function look() {
    const mine = ++asked;
    const query = new URLSearchParams(reading);
    query.set('q', input.value);
    try {
      const answer = await (await fetch('/api/v1/find?' + query)).json();
      if (mine !== asked) return;
      list.replaceChildren(...answer.elements.map((found, index) => {
        const row = document.createElement('li'), small = document.createElement('small');
        row.id = 'found-' + index;
        row.setAttribute('role', 'option');
        row.addEventListener('click', () => location.assign(found.href));
        small.textContent = [found.kind === 'kpi' ? 'KPI' : found.kind, found.where].filter(Boolean).join(' · ');
        row.append(found.name, small);
        return row;
      }));
      at = -1;
      if (answer.elements.length) choose(0);
    } catch { /* The page behind the link finds as well. */ }
  }

  function open(event) {
    event.preventDefault();
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    input.select();
    look();
  }

  opener.addEventListener('click', event => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event); });
  document.addEventListener('keydown', event => { if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') open(event); });
})();
