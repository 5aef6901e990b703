/**
 * What the first start prints. The token stands behind the `#`, so that no log of a server or proxy gets it; the terminal's
 * way needs it as a word of its own.
 */
export function setUpWords(url: string, token: string): string {
  return [
    '',
    'Nobody can receive reports yet, so none are taken. To name the recipients, open once,',
    'on this machine and with the head of the body beside you:',
    `  ${url}/set-up#${token}`,
    '',
    'The same in a terminal:',
    `  npm run setup -- --console ${url} --token ${token} --out FOLDER`,
  ].join('\n');
}
