/** Milliseconds for whatever takes the place of the pressed thing to take the focus itself. */
const patience = 60;

/** What a reader by ear is told about when it gets the focus. */
const places = 'section, article, fieldset, form, li, main';

/**
 * Where the thing that had the focus is taken off the page, the focus goes on in what is left around it, and not from the
 * beginning of the page: whoever works by keyboard or by ear would be nowhere. What asks for the focus itself gets it.
 */
export function keepFocus(root: Element): void {
  let around: readonly Element[] = [];
  root.addEventListener('focusin', ({ target }) => {
    around = target instanceof Element ? upwards(target) : [];
  });
  // Whoever presses beside everything has left it; whoever presses the same thing once more has not.
  root.addEventListener('pointerdown', ({ target }) => {
    const [had] = around;
    if (!(target instanceof Node && had?.contains(target))) around = [];
  });
  const look = (): void => {
    const [had] = around;
    if (had === undefined || had.isConnected || document.activeElement !== document.body) return;
    const left = around.find((each) => each.isConnected && each.matches(places));
    const next = left ?? document.querySelector('main');
    if (!(next instanceof HTMLElement)) return;
    if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  };
  new MutationObserver(() => {
    if (document.activeElement === document.body) setTimeout(look, patience);
  }).observe(root, { childList: true, subtree: true });
}

function upwards(from: Element): readonly Element[] {
  const found: Element[] = [];
  for (let each: Element | null = from; each !== null; each = each.parentElement) found.push(each);
  return found;
}
