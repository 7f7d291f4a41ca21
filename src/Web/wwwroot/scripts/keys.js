// Keys that work on every page: Ctrl K finds, [ and ] step through the periods.
document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.altKey || event.target.closest('input, select, textarea, dialog')) return;
  if (event.ctrlKey || event.metaKey) return;
  const step = event.key === '[' ? 'prev' : event.key === ']' ? 'next' : null;
  const link = step && document.querySelector(`.pstep a[rel=${step}]`);
  if (link) { event.preventDefault(); link.click(); }
});
// A menu closes when one leaves it, and on Escape.
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const open = document.querySelector('details.drop[open]');
  if (open) { open.open = false; open.querySelector('summary').focus(); }
});
document.addEventListener('focusin', event => {
  for (const open of document.querySelectorAll('details.drop[open]')) if (!open.contains(event.target)) open.open = false;
});
