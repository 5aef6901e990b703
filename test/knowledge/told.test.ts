import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '../../knowledge/load.ts';
import { toldAlready } from '../../knowledge/told.ts';

const { forms } = await loadKnowledge();
const questions = forms.get('report')?.questions ?? [];
const toldIn = (text: string) =>
  questions.filter((question) => toldAlready(question, text)).map((question) => question.id);

describe('free recall tells', () => {
  test.each([
    [
      'Кеше Қарағандыдағы №3 аурухананың дәрігері ота жасау үшін 200 мың теңге пара сұрады.',
      ['region', 'body', 'when', 'asked'],
    ],
    [
      'Вчера в Караганде врач городской больницы № 3 потребовал 200 000 тенге за операцию.',
      ['region', 'body', 'when', 'asked'],
    ],
    [
      'On 12 March the head doctor of hospital no. 3 in Karaganda demanded 200,000 KZT.',
      ['region', 'body', 'when', 'asked'],
    ],
    [
      'Наурызда Түркістан облысында тендер ұтып алу үшін 10 пайыз үлес сұрады',
      ['region', 'when', 'asked'],
    ],
    ['В марте 2026 года с меня вымогали взятку 50 тыс. тг', ['when', 'asked']],
    ['Қыркүйектің 5-інде болды', ['when']],
    ['5 қыркүйек күні болды', ['when']],
    ['2025 жылғы 12 мамырда болған жағдай', ['when']],
    ['өткен аптада кабинетіне шақырды', ['when']],
    ['екі ай бұрын болған', ['when']],
    ['жұма күні келді', ['when']],
    ['это было 12.03.2026', ['when']],
    ['на прошлой неделе, в пятницу', ['when']],
    ['прошлой весной', ['when']],
    ['два месяца назад', ['when']],
    ['8 марта меня вызвали', ['when']],
    ['last spring he called me', ['when']],
    ['in May 2025', ['when']],
    ['Акмолинская область, дело было в селе', ['region']],
    ['ВКО, Усть-Каменогорск', ['region']],
    ['в области Абай', ['region']],
    ['Ұлытау облысының бір ауданында', ['region']],
    ['Семейдегі мектеп', ['region']],
    ['in Shymkent', ['region']],
    ['акимат Бостандыкского района', ['body']],
    ['КГУ «Школа-гимназия имени Абая»', ['body']],
    ['«Балдырған» мектебі емес, «Нұр» ЖШС', ['body']],
    ['№ 45 орта мектеп', ['body']],
    ['Алматы қалалық ауруханасында', ['region', 'body']],
    ['пришлось отдать 500$', ['asked']],
    ['500 доллар бердім', ['asked']],
    ['жүз мың теңге талап етті', ['asked']],
    ['просил айфон', ['asked']],
    ['ол менен қой талап етті', ['asked']],
    ['they want a 10% kickback', ['asked']],
  ])('%s', (text, told) => {
    expect(toldIn(text)).toEqual(told);
  });
});

describe('free recall does not tell', () => {
  test.each([
    'Менен пара сұрады',
    'С меня требуют взятку',
    'They asked me for a bribe',
    'Моя зарплата 200 000 тенге',
    'Ауруханада болды',
    'В больнице',
    'Аудандық ауруханада',
    'The hospital took money',
    'Абай көшесінде тұрамын',
    'Живу на улице 8 Марта',
    'по проспекту Абая',
    'улица Астана',
    'Не помню когда',
    'Қашан екені есімде жоқ',
    'Марта Августовна и Мая сидели рядом',
    'Маусымдық жұмыс',
    'Он может позвонить мне по 23-45-67',
    'тел. 8 701 123 45 67',
    'You may 10 times ask',
    'Three people may be involved, 5 may know',
    'В стране коррупция сегодня везде',
    'бүгінгі күні солай',
    'пара дней прошла',
    'аппарат басшысы',
    'статья 361.1.2 и версия 10.0.0.1',
    'дело № 12-34',
    'полицейский остановил меня',
    'школа далеко',
    '5 школ построили',
    'министр сказал',
    'Написал жалобу в министерство здравоохранения',
    'Работаю здесь с 2015 года',
    '2015 жылдан бері істеймін',
    'in oral form',
    'в этот раз всё иначе',
    'Моя зарплата 200 000 тенге, а он хочет ещё',
    'ол үйге оралды',
    'в семье трудности',
    'ҚАЗАҚСТАН',
    '😀😀😀',
    '',
  ])('%s', (text) => {
    expect(toldIn(text)).toEqual([]);
  });
});

test('telling is found in the middle of a long account and across line ends', () => {
  const long = `${'Бұл ұзақ әңгіме.\n'.repeat(2000)}Шымкент\nқаласында болды. ${'Әрі қарай.\n'.repeat(2000)}`;
  expect(toldIn(long)).toEqual(['region']);
});

test('no text of 100,000 characters makes the patterns slow', () => {
  const parts = ['взятка1111111111 ', '1', '1тг ', '12.12.', '\u0301'];
  for (const part of parts) {
    const text = part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000);
    const started = performance.now();
    toldIn(text);
    const spent = performance.now() - started;
    expect({ part, fast: spent < 2000 }).toEqual({ part, fast: true });
  }
});
