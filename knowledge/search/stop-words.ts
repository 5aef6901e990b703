import { skeleton } from './skeleton.ts';
import { wordsOf } from './words.ts';

/** Words that say nothing about what is asked, in skeleton letters, of all three languages together. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

const kazakh =
  'және мен бен пен да де та те үшін бұл осы сол ол не немесе қандай қалай қанша қай қайда қашан кім неше ма ме ба бе па пе бар жоқ деген деп туралы бойынша болып болады бола керек өз сияқты ғана тек ал егер дегеніміз дегенді аталады аталған аталатын табылады жатады саналады қайсы қайсысы неліктен неге нені немен неден неде нелер несі кімдер кімді кімге кімнің кіммен нешінші қалайша қайдан болған болды болатын болса бола еді екен емес оның оны оған онда олар олардың осының мұны арқылы кезде кезінде дейін кейін соң әр барлық мені менің маған сізге сіз мен біз бір сәлем сәлеметсіз қалың айтыңыз айтыңызшы керекпе бойы тұрады жүр тұр отыр шығар атаймыз айтамыз аталуы білдіреді атайды айтады болатыны атты дейміз';
const russian =
  'и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой какая какие какое сколько который которые которого котором каким каком каких какую какого называется является являются чей почему зачем куда откуда мой моя моего моей меня мной свой можно нужно нам нас вам наш ваш это эта эти там тут сейчас скажите подскажите пожалуйста здравствуйте привет дела добрый день';
const english =
  'a an the of to in is are was were be been it its that this these those for on at by with as from or and what which who whom when where how do does did i my me you your he she they we our can could may must should would will shall has have had not if so there am any about up out what’s please tell us his her their them why than then just hello hi';

const stopWords: ReadonlySet<string> = new Set(
  [kazakh, russian, english].flatMap((words) => wordsOf(words).map((word) => skeleton(word))),
);
