import { skeleton } from './skeleton.ts';

/**
 * A Kazakh word in skeleton letters without its endings, as far as they can be taken for endings. The layers are those of
 * the grammar, from the end of the word towards its root: person, case, attribute, possession, plural, derivation, verb.
 */
export function kazakhStem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  const stem = cut(now(word) ?? nameStem(word), layers.voice, 4);
  return stem.replace(/[bg]$/, (last) => (last === 'b' ? 'p' : 'k'));
}

/** A verb of the present without its ending: no case ends in -ді after a vowel. `null` for every other word. */
function now(word: string): string | null {
  const stem = /[aeiou]di$/.test(word) ? cut(word, layers.present, 3) : word;
  return stem === word ? null : cut(stem, layers.verbalNoun, 3);
}

function nameStem(word: string): string {
  let stem = cut(word, layers.person, 4);
  stem = cut(stem, layers.case, 3);
  const attributed = cut(stem, layers.attribute, 4);
  stem = attributed === stem ? stem : cut(attributed, layers.case, 4);
  stem = cut(stem, layers.possession, 3);
  // Possession of short words: «түрі», «саны».
  if (/^\w{3}i$/.test(stem) && vowel.test(stem.slice(0, 3))) stem = stem.slice(0, 3);
  stem = cut(stem, layers.plural, 3);
  const derived = cut(stem, layers.derivation, 3);
  return derived === stem ? cut(cut(stem, layers.verb, 3), layers.verbalNoun, 3) : derived;
}

const vowel = /[aeiou]/;

/** Takes off the longest ending that leaves a root of at least `least` letters with a vowel in it. */
function cut(word: string, endings: readonly string[], least: number): string {
  for (const ending of endings) {
    const left = word.length - ending.length;
    const needed = ending.length === 1 && ending !== 'u' ? least + 1 : least;
    if (left < needed || !word.endsWith(ending)) continue;
    const root = word.slice(0, left);
    if (vowel.test(root)) return root;
  }
  return word;
}

function layer(endings: string): readonly string[] {
  const made = new Set(endings.split(' ').map((ending) => skeleton(ending)));
  return [...made].filter((ending) => ending !== '').sort((a, b) => b.length - a.length);
}

const layers = {
  person: layer('мын мін бын бін пын пін сың сің сыз сіз мыз міз быз біз пыз піз'),
  case: layer(
    'ның нің дың дің тың тің нан нен дан ден тан тен нда нде да де та те ны ні ды ді ты ті ға ге қа ке на не мен бен пен ын ін сын сін',
  ),
  attribute: layer('ндағы ндегі дағы дегі тағы тегі ғы гі қы кі нікі дікі тікі'),
  possession: layer('ымыз іміз мыз міз ыңыз іңіз ңыз ңіз ым ім ың ің сы сі ы і'),
  plural: layer('лар лер дар дер тар тер'),
  derivation: layer('шылық шілік лық лік дық дік тық тік сыз сіз шыл шіл'),
  verb: layer(
    'майды мейді байды бейді пайды пейді мады меді бады беді пады педі маған меген баған беген паған пеген ыпты іпті пты пті атын етін йтын йтін ады еді йды йді дық дік тық тік дым дім тым тім дың дің тың тің ғанда генде қанда кенде ғаннан геннен ған ген қан кен ып іп са се мақ мек бақ бек пақ пек ушы уші',
  ),
  present: layer('ады еді йды йді майды мейді байды бейді пайды пейді'),
  verbalNoun: layer('у'),
  voice: layer('ыл іл ын ін ыс іс дыр дір тыр тір ғыз гіз қыз кіз'),
} as const;
