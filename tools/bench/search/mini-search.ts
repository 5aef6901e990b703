import MiniSearch, { type SearchOptions } from 'minisearch';

import { cutOff, type Engine } from './corpus.ts';

/** MiniSearch as it comes. */
export const miniSearch: Engine = (passages) => engine(passages, {}, (term) => term.toLowerCase());

/** The best setting found for Kazakh and Russian: endings cut off by length, a title counts more, slips are forgiven. */
export const miniSearchTuned: Engine = (passages) =>
  engine(passages, { prefix: true, fuzzy: 0.2, boost: { title: 2 } }, (term) =>
    term.toLowerCase().slice(0, 6),
  );

function engine(
  passages: Parameters<Engine>[0],
  searchOptions: SearchOptions,
  processTerm: (term: string) => string,
): ReturnType<Engine> {
  const index = new MiniSearch({ fields: ['title', 'text'], processTerm, searchOptions });
  index.addAll(passages);
  return (query) =>
    index
      .search(query)
      .slice(0, cutOff)
      .map(({ id }) => String(id));
}
