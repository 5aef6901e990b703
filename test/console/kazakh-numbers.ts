/** Shares and changes as Kazakh writes them, reckoned here. */
export function percent(of: number, all: number): string {
  return all === 0 ? '–' : `${String(Math.round((of * 1000) / all) / 10).replace('.', ',')} %`;
}

export function change(now: number, before: number): string {
  if (before === 0) return '–';
  const by = Math.round(((now - before) * 1000) / before) / 10;
  return `${by > 0 ? '+' : by < 0 ? '−' : ''}${grouped(Math.abs(by))} %`;
}

/** As `tablesOf` reads it: a space of any kind between thousands. */
export function grouped(count: number): string {
  const [whole = '', ...part] = String(count).split('.');
  return [whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ' '), ...part].join(',');
}
