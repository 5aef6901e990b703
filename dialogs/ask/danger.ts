import { skeletonsOf } from '../../knowledge/search/readings.ts';
import { contactLines } from '../contacts.ts';
import type { Message } from '../message.ts';
import { say } from '../say.ts';
import type { World } from '../world.ts';

/**
 * Whether somebody seems to be in danger now, or does not want to live. By words only, in every spelling: to name the
 * numbers for nothing does no harm, to answer with a card about relatives would.
 */
export function soundsLikeDanger(question: string): boolean {
  const words = skeletonsOf(question);
  return cries.some((cry) =>
    words.some((_, at) => cry.every((begins, next) => words[at + next]?.startsWith(begins))),
  );
}

/** Whom to call before anything else. */
export function dangerMessages(world: World): readonly Message[] {
  return [say('ask.danger', 'warning'), ...contactLines(world, 'danger')];
}

/** Beginnings of words that stand one after the other. */
const cries = `
  хочу умереть
  не хочу жить
  не хочу больше жить
  покончить с собой
  покончу с собой
  суицид
  самоубий
  повеситься
  повешусь
  убить меня
  меня убь
  меня хотят убить
  меня убив
  убьют
  угрожают убить
  угрожает убить
  меня избива
  меня избил
  меня бьют
  меня бьет
  бьют меня
  өлтіреді
  өлтіремін
  өлтірмек
  өлгім кел
  өмір сүргім келмей
  өзіме қол жұмса
  ұрып жатыр
  сабап жатыр
  құтқарыңыз
  kill me
  kill myself
  want to die
  do not want to live
  don't want to live
  suicid
  end my life
  beating me
  beat me up
  threaten my life
`
  .split('\n')
  .map((line) => skeletonsOf(line))
  .filter((cry) => cry.length > 0);
