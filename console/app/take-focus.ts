/** For the `ref` of what takes the place of a pressed button: the focus goes on with the person. */
export function takeFocus(node: HTMLElement | null): void {
  node?.focus();
}
