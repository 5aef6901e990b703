import { useEffect } from 'react';

/** What single keys do; the sheet of keys names each. */
export const shortcuts = [
  'next',
  'previous',
  'search',
  'unseen',
  'back',
  'message',
  'note',
  'status',
  'help',
] as const;
export type Shortcut = (typeof shortcuts)[number];

/** The letter on a Latin keyboard: the same key works in every layout. */
export const shortcutKeys: Readonly<Record<Shortcut, string>> = {
  next: 'J',
  previous: 'K',
  search: '/',
  unseen: 'N',
  back: 'U',
  message: 'M',
  note: 'I',
  status: 'S',
  help: '?',
};

let areOn = true;

/** Single keys get in the way of speech input and of some hands: whoever wants may switch them off until the page is closed. */
export function switchShortcuts(on: boolean): void {
  areOn = on;
}

export function shortcutsAreOn(): boolean {
  return areOn;
}

/** Runs what stands under a key, but never while somebody types or a dialog is open. */
export function useShortcuts(acts: Partial<Readonly<Record<Shortcut, () => void>>>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      const act = shortcut === null ? undefined : acts[shortcut];
      if (act === undefined || isTyping(event.target)) return;
      if (!areOn && shortcut !== 'help') return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [acts]);
}

function shortcutOf({ code, key, altKey, ctrlKey, metaKey }: KeyboardEvent): Shortcut | null {
  if (altKey || ctrlKey || metaKey) return null;
  if (key === '?') return 'help';
  if (key === '/') return 'search';
  if (key === 'ArrowDown') return 'next';
  if (key === 'ArrowUp') return 'previous';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return shortcuts.find((each) => shortcutKeys[each] === letter) ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return target instanceof Element && target.closest('input, select, textarea') !== null;
}
