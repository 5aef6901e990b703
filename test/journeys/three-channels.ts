import type { Language } from '../../platform/language.ts';
import { botOf } from '../fixtures/bot-house.ts';
import type { Client } from '../fixtures/client.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { install, type Installation, openHouse } from '../fixtures/house.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { webClient } from '../fixtures/web-client.ts';

/** A house to which one can talk over each channel that needs no browser. */
export interface ThreeChannels extends AsyncDisposable {
  readonly installation: Installation;
  readonly house: Awaited<ReturnType<typeof openHouse>>;
  /** Somebody new over each of them, by its name. */
  readonly channels: Readonly<Record<string, (language: Language) => Client>>;
}

/** `people`: the number before that of the first person in Telegram. */
export async function threeChannels(people: number): Promise<ThreeChannels> {
  await using opened = new AsyncDisposableStack();
  const installation = opened.use(await install());
  const api = opened.use(await new FakeBotApi().listen());
  const house = opened.use(await openHouse(installation, { telegram: botOf(api) }));
  const resources = opened.move();
  let chatId = people;
  return {
    installation,
    house,
    channels: {
      web: (language) => webClient(house.url, { language }),
      json: (language) => jsonClient(house.url, { language }),
      telegram: (language) => new TelegramPerson(api, { language, chatId: (chatId += 1) }),
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
