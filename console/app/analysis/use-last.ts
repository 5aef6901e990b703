import { useState } from 'react';

/** The last value that was there for the same `question`; `null` before the first. */
export function useLast<T>(question: unknown, value: T | null): T | null {
  const [kept, keep] = useState<{ question: unknown; value: T | null }>({ question, value });
  if (kept.question !== question || (value !== null && kept.value !== value)) {
    keep({ question, value });
    return value;
  }
  return kept.value;
}
