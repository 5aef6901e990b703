import { skeletonsOf } from './readings.ts';

/**
 * Whether a question names another country, its law or its bodies. What is known here is Kazakhstan's law alone; an answer
 * that only sounds right would be worse than none.
 */
export function isForeign(question: string): boolean {
  if (lawsAsTyped.some((law) => law.test(question))) return true;
  const words = skeletonsOf(question);
  if (words.some((word) => ministry.test(word)) && !words.some(beginsWith(daysOff))) return true;
  // An account in another country is a matter of the law here.
  if (words.some(beginsWith(accounts))) return false;
  return words.some((word) => names.has(word) || isOfCountry(word));
}

function beginsWith(roots: readonly string[]): (word: string) => boolean {
  return (word) => roots.some((root) => word.startsWith(root));
}

/** Seen as they are typed: «УК» is the criminal code, `UK` a country. */
const lawsAsTyped = [
  /(?:^|\D)(?:273|44|223)\s*-?\s*(?:фз|fz)(?:\P{L}|$)/iu,
  /(?:^|\P{L})(?:uk|usa|u\.s\.|fcpa|sec|doj|sfo|nabu|cpib|gdpr|uae)(?:\P{L}|$)/iu,
  /(?:^|\P{L})(?:сапен|sapin|sarbanes|qui tam|bribery act|false claims)(?:\P{L}|$)/iu,
];

const names = new Set(
  skeletonsOf(
    'РФ ФЗ США АҚШ ОАЭ НАБУ НАПК ФСБ индия индии үндістан india иран иране iran ирак iraq корея корее кореи korea turkey türkiye түркия түркияда турция beamte',
  ),
);

// prettier-ignore
const countries = skeletonsOf(`
  росси ресей russia москв мәскеу moscow петербург кремл
  украин ukrain киев kyiv белорус беларус belarus минск молдав moldov
  өзбек узбек uzbek ташкент tashkent кыргыз қырғыз kyrgyz бишкек bishkek таджик тәжік tajik туркмен түрікмен turkmen
  грузия грузин georgian армени armeni азербайдж әзербайжан azerbaij монгол моңғол mongol
  америк америка america вашингтон washington канад canad мексик mexic бразил brazil
  британ british britain англий англия england лондон london ирланд irish
  герман german немецк франц french france париж итали italian italy испан spain spanish польш польск poland polish
  латви литв latvia lithuan эстон estoni финлянд finland швеци швец sweden swedish норвег norway
  европ еуропа europ бельгия бельгию бельгийс belgium belgian нидерланд голланд швейцар switzerland swiss
  турци турецк стамбул istanbul израил israel дубай dubai эмират emirat
  китай китайск қытай china chinese гонконг япон жапон japan сингапур singapor малайз malaysia
  пакистан pakistan афганистан ауғанстан afghan австрали australi
`).filter((root) => root.length > 3);

const accounts = skeletonsOf('банк счёт счета вклад карта картас шот салым account bank deposit');

// Its methodical letters are much quoted there; here a ministry of that name moves days off.
const ministry = /^mintruda?$/;
const daysOff = skeletonsOf('выходн праздн перенос демалыс мереке');

const isOfCountry = beginsWith(countries);
