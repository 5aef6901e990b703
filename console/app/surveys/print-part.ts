/** Prints one part of the page: the stylesheet hides the others while `data-print` names it. */
export function printPart(part: 'cards' | 'poster' | 'receipt' | 'results' | 'sheets'): void {
  document.body.dataset['print'] = part;
  window.addEventListener('afterprint', forget, { once: true });
  window.print();
}

function forget(): void {
  delete document.body.dataset['print'];
}

/** Gives a text to the browser as a file. The name says nothing of what is in it. */
export function saveText(text: string, name: string, type: 'text/csv' | 'text/plain'): void {
  saveBytes(new TextEncoder().encode(text), name, type);
}

export function saveBytes(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
