import contacts from '../../../knowledge/directory/contacts.json' with { type: 'json' };
import legal from '../../../knowledge/facts/legal.json' with { type: 'json' };
import report from '../../../knowledge/forms/report.json' with { type: 'json' };
import { indicatorsOf } from '../../../knowledge/indicators.ts';
import type { Knowledge } from '../../../knowledge/load.ts';
import direction from '../../../knowledge/procedures/direction.json' with { type: 'json' };
import { regionNames } from '../../../knowledge/regions.ts';
import { parseContacts } from '../../../knowledge/schema/directory.ts';
import { parseLegal } from '../../../knowledge/schema/legal.ts';
import { parseQuestionnaire } from '../../../knowledge/schema/parse.ts';
import { parseDirection } from '../../../knowledge/schema/procedure.ts';
import { calendar } from '../analysis/knowledge.ts';

/** The form that people are asked by, as it is built into the page. */
export const reportForm = parseQuestionnaire(report);

/** What a report needs of the knowledge; cards, guides and papers have no place in a call. */
export const knowledge: Knowledge = {
  forms: new Map([[reportForm.id, reportForm]]),
  calendar,
  directory: parseContacts(contacts),
  regions: regionNames([reportForm]),
  legal: parseLegal(legal),
  cards: new Map(),
  glossary: [],
  papers: new Map(),
  terms: [],
  procedures: { direction: parseDirection(direction), projects: [] },
  registers: [],
  indicators: indicatorsOf([]),
  guides: new Map(),
  notices: new Map(),
};
