/**
 * What the first start prints. The token stands behind the `#`, so that no log of a server or proxy gets it; the terminal's
 * way needs it as a word of its own. `wasNamed`: a list of officers is stored, and the file that says whose word it is, is
 * not there.
 */
export function setUpWords(url: string, token: string, wasNamed = false): string {
  if (wasNamed) {
    return [
      '',
      'root.json is missing in DATA_DIR, though officers were named here before. No report is taken, and nothing is',
      'lost by that. Stop this, bring the last backup back into an empty folder (npm run restore -- --help), copy',
      'root.json from there into DATA_DIR (mode 0400, same owner), and start again. Do not set up anew.',
      'Only if the ceremony itself was cut off at its last step: no report was ever taken then, begin in an empty folder.',
    ].join('\n');
  }
  return [
    '',
    'Nobody can receive reports yet, so none are taken. To name the recipients, open once,',
    'on this machine and with the head of the body beside you:',
    `  ${url}/set-up#${token}`,
    '',
    'The same in a terminal:',
    `  npm run setup -- --console ${url} --token ${token} --body NAME --out FOLDER`,
  ].join('\n');
}
