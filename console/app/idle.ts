import { useEffect } from 'react';

/** After this long without a key, a touch or a move of the pointer the keys are thrown away. */
export const idleMs = 10 * 60 * 1000;

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/** Calls `lock` once nobody has touched the page for `idleMs`; a sleeping computer counts as idle. */
export function useIdleLock(active: boolean, lock: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    let last = Date.now();
    const touch = () => {
      // Waking up is a touch too: it must not save keys that should be gone by then.
      if (Date.now() - last >= idleMs) lock();
      else last = Date.now();
    };
    const check = () => {
      if (Date.now() - last >= idleMs) lock();
    };
    const timer = setInterval(check, 5_000);
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    document.addEventListener('visibilitychange', check);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch);
      document.removeEventListener('visibilitychange', check);
    };
  }, [active, lock]);
}
