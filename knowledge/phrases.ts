import type { Language } from '../platform/language.ts';
import { filledIn } from './filled-in.ts';
import kkCommon from './phrases/kk/common.json' with { type: 'json' };
import kkMenu from './phrases/kk/menu.json' with { type: 'json' };
import kkAsk from './phrases/kk/ask.json' with { type: 'json' };
import kkGuide from './phrases/kk/guide.json' with { type: 'json' };
import kkReport from './phrases/kk/report.json' with { type: 'json' };
import kkCheck from './phrases/kk/check.json' with { type: 'json' };
import kkContracts from './phrases/kk/contracts.json' with { type: 'json' };
import kkDeadlines from './phrases/kk/deadlines.json' with { type: 'json' };
import kkNotices from './phrases/kk/notices.json' with { type: 'json' };
import kkProof from './phrases/kk/proof.json' with { type: 'json' };
import kkDigest from './phrases/kk/digest.json' with { type: 'json' };
import kkFigures from './phrases/kk/figures.json' with { type: 'json' };
import kkStatistics from './phrases/kk/statistics.json' with { type: 'json' };
import kkImports from './phrases/kk/imports.json' with { type: 'json' };
import kkTopic from './phrases/kk/topic.json' with { type: 'json' };
import kkTrust from './phrases/kk/trust.json' with { type: 'json' };
import kkEnter from './phrases/kk/enter.json' with { type: 'json' };
import kkStatus from './phrases/kk/status.json' with { type: 'json' };
import kkWeb from './phrases/kk/web.json' with { type: 'json' };
import kkConsole from './phrases/kk/console.json' with { type: 'json' };
import kkInbox from './phrases/kk/inbox.json' with { type: 'json' };
import kkCardDraft from './phrases/kk/card-draft.json' with { type: 'json' };
import kkCaseWork from './phrases/kk/case-work.json' with { type: 'json' };
import kkTampered from './phrases/kk/tampered.json' with { type: 'json' };
import kkActs from './phrases/kk/acts.json' with { type: 'json' };
import kkCaseTake from './phrases/kk/case-take.json' with { type: 'json' };
import kkSetUp from './phrases/kk/set-up.json' with { type: 'json' };
import kkPeople from './phrases/kk/people.json' with { type: 'json' };
import kkSettings from './phrases/kk/settings.json' with { type: 'json' };
import kkAccount from './phrases/kk/account.json' with { type: 'json' };
import kkConsoleStart from './phrases/kk/console-start.json' with { type: 'json' };
import kkKeys from './phrases/kk/keys.json' with { type: 'json' };
import kkSurveyConsole from './phrases/kk/survey-console.json' with { type: 'json' };
import kkAnalysis from './phrases/kk/analysis.json' with { type: 'json' };
import kkAnalysisRegister from './phrases/kk/analysis-register.json' with { type: 'json' };
import kkProcedures from './phrases/kk/procedures.json' with { type: 'json' };
import kkDirectory from './phrases/kk/directory.json' with { type: 'json' };
import kkTelegram from './phrases/kk/telegram.json' with { type: 'json' };
import kkTeams from './phrases/kk/teams.json' with { type: 'json' };
import kkSurvey from './phrases/kk/survey.json' with { type: 'json' };
import kkList from './phrases/kk/list.json' with { type: 'json' };
import kkAnalysisLists from './phrases/kk/analysis-lists.json' with { type: 'json' };
import kkTerminal from './phrases/kk/terminal.json' with { type: 'json' };
import ruCommon from './phrases/ru/common.json' with { type: 'json' };
import ruMenu from './phrases/ru/menu.json' with { type: 'json' };
import ruAsk from './phrases/ru/ask.json' with { type: 'json' };
import ruGuide from './phrases/ru/guide.json' with { type: 'json' };
import ruReport from './phrases/ru/report.json' with { type: 'json' };
import ruCheck from './phrases/ru/check.json' with { type: 'json' };
import ruContracts from './phrases/ru/contracts.json' with { type: 'json' };
import ruDeadlines from './phrases/ru/deadlines.json' with { type: 'json' };
import ruNotices from './phrases/ru/notices.json' with { type: 'json' };
import ruProof from './phrases/ru/proof.json' with { type: 'json' };
import ruDigest from './phrases/ru/digest.json' with { type: 'json' };
import ruFigures from './phrases/ru/figures.json' with { type: 'json' };
import ruStatistics from './phrases/ru/statistics.json' with { type: 'json' };
import ruImports from './phrases/ru/imports.json' with { type: 'json' };
import ruTopic from './phrases/ru/topic.json' with { type: 'json' };
import ruTrust from './phrases/ru/trust.json' with { type: 'json' };
import ruEnter from './phrases/ru/enter.json' with { type: 'json' };
import ruStatus from './phrases/ru/status.json' with { type: 'json' };
import ruWeb from './phrases/ru/web.json' with { type: 'json' };
import ruConsole from './phrases/ru/console.json' with { type: 'json' };
import ruInbox from './phrases/ru/inbox.json' with { type: 'json' };
import ruCardDraft from './phrases/ru/card-draft.json' with { type: 'json' };
import ruCaseWork from './phrases/ru/case-work.json' with { type: 'json' };
import ruTampered from './phrases/ru/tampered.json' with { type: 'json' };
import ruActs from './phrases/ru/acts.json' with { type: 'json' };
import ruCaseTake from './phrases/ru/case-take.json' with { type: 'json' };
import ruSetUp from './phrases/ru/set-up.json' with { type: 'json' };
import ruPeople from './phrases/ru/people.json' with { type: 'json' };
import ruSettings from './phrases/ru/settings.json' with { type: 'json' };
import ruAccount from './phrases/ru/account.json' with { type: 'json' };
import ruConsoleStart from './phrases/ru/console-start.json' with { type: 'json' };
import ruKeys from './phrases/ru/keys.json' with { type: 'json' };
import ruSurveyConsole from './phrases/ru/survey-console.json' with { type: 'json' };
import ruAnalysis from './phrases/ru/analysis.json' with { type: 'json' };
import ruAnalysisRegister from './phrases/ru/analysis-register.json' with { type: 'json' };
import ruProcedures from './phrases/ru/procedures.json' with { type: 'json' };
import ruDirectory from './phrases/ru/directory.json' with { type: 'json' };
import ruTelegram from './phrases/ru/telegram.json' with { type: 'json' };
import ruTeams from './phrases/ru/teams.json' with { type: 'json' };
import ruSurvey from './phrases/ru/survey.json' with { type: 'json' };
import ruList from './phrases/ru/list.json' with { type: 'json' };
import ruAnalysisLists from './phrases/ru/analysis-lists.json' with { type: 'json' };
import ruTerminal from './phrases/ru/terminal.json' with { type: 'json' };
import enCommon from './phrases/en/common.json' with { type: 'json' };
import enMenu from './phrases/en/menu.json' with { type: 'json' };
import enAsk from './phrases/en/ask.json' with { type: 'json' };
import enGuide from './phrases/en/guide.json' with { type: 'json' };
import enReport from './phrases/en/report.json' with { type: 'json' };
import enCheck from './phrases/en/check.json' with { type: 'json' };
import enContracts from './phrases/en/contracts.json' with { type: 'json' };
import enDeadlines from './phrases/en/deadlines.json' with { type: 'json' };
import enNotices from './phrases/en/notices.json' with { type: 'json' };
import enProof from './phrases/en/proof.json' with { type: 'json' };
import enDigest from './phrases/en/digest.json' with { type: 'json' };
import enFigures from './phrases/en/figures.json' with { type: 'json' };
import enStatistics from './phrases/en/statistics.json' with { type: 'json' };
import enImports from './phrases/en/imports.json' with { type: 'json' };
import enTopic from './phrases/en/topic.json' with { type: 'json' };
import enTrust from './phrases/en/trust.json' with { type: 'json' };
import enEnter from './phrases/en/enter.json' with { type: 'json' };
import enStatus from './phrases/en/status.json' with { type: 'json' };
import enWeb from './phrases/en/web.json' with { type: 'json' };
import enConsole from './phrases/en/console.json' with { type: 'json' };
import enInbox from './phrases/en/inbox.json' with { type: 'json' };
import enCardDraft from './phrases/en/card-draft.json' with { type: 'json' };
import enCaseWork from './phrases/en/case-work.json' with { type: 'json' };
import enTampered from './phrases/en/tampered.json' with { type: 'json' };
import enActs from './phrases/en/acts.json' with { type: 'json' };
import enCaseTake from './phrases/en/case-take.json' with { type: 'json' };
import enSetUp from './phrases/en/set-up.json' with { type: 'json' };
import enPeople from './phrases/en/people.json' with { type: 'json' };
import enSettings from './phrases/en/settings.json' with { type: 'json' };
import enAccount from './phrases/en/account.json' with { type: 'json' };
import enConsoleStart from './phrases/en/console-start.json' with { type: 'json' };
import enKeys from './phrases/en/keys.json' with { type: 'json' };
import enSurveyConsole from './phrases/en/survey-console.json' with { type: 'json' };
import enAnalysis from './phrases/en/analysis.json' with { type: 'json' };
import enAnalysisRegister from './phrases/en/analysis-register.json' with { type: 'json' };
import enProcedures from './phrases/en/procedures.json' with { type: 'json' };
import enDirectory from './phrases/en/directory.json' with { type: 'json' };
import enTelegram from './phrases/en/telegram.json' with { type: 'json' };
import enTeams from './phrases/en/teams.json' with { type: 'json' };
import enSurvey from './phrases/en/survey.json' with { type: 'json' };
import enList from './phrases/en/list.json' with { type: 'json' };
import enAnalysisLists from './phrases/en/analysis-lists.json' with { type: 'json' };
import enTerminal from './phrases/en/terminal.json' with { type: 'json' };

const en = {
  ...enCommon,
  ...enMenu,
  ...enAsk,
  ...enGuide,
  ...enReport,
  ...enCheck,
  ...enContracts,
  ...enDeadlines,
  ...enNotices,
  ...enProof,
  ...enDigest,
  ...enFigures,
  ...enStatistics,
  ...enImports,
  ...enTrust,
  ...enEnter,
  ...enStatus,
  ...enWeb,
  ...enConsole,
  ...enInbox,
  ...enCardDraft,
  ...enTopic,
  ...enCaseWork,
  ...enTampered,
  ...enActs,
  ...enCaseTake,
  ...enConsoleStart,
  ...enSetUp,
  ...enPeople,
  ...enSettings,
  ...enAccount,
  ...enKeys,
  ...enSurveyConsole,
  ...enAnalysis,
  ...enAnalysisRegister,
  ...enProcedures,
  ...enDirectory,
  ...enTelegram,
  ...enTeams,
  ...enSurvey,
  ...enList,
  ...enAnalysisLists,
  ...enTerminal,
};

/** Every phrase there is; English names the keys, a test holds the other two to them. */
export type PhraseKey = keyof typeof en;

/** All phrases by language: ICU messages. */
export const phrases: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  kk: {
    ...kkCommon,
    ...kkMenu,
    ...kkAsk,
    ...kkGuide,
    ...kkReport,
    ...kkCheck,
    ...kkContracts,
    ...kkDeadlines,
    ...kkNotices,
    ...kkProof,
    ...kkDigest,
    ...kkFigures,
    ...kkStatistics,
    ...kkImports,
    ...kkTrust,
    ...kkEnter,
    ...kkStatus,
    ...kkWeb,
    ...kkConsole,
    ...kkInbox,
    ...kkCardDraft,
    ...kkTopic,
    ...kkCaseWork,
    ...kkTampered,
    ...kkActs,
    ...kkCaseTake,
    ...kkConsoleStart,
    ...kkSetUp,
    ...kkPeople,
    ...kkSettings,
    ...kkAccount,
    ...kkKeys,
    ...kkSurveyConsole,
    ...kkAnalysis,
    ...kkAnalysisRegister,
    ...kkProcedures,
    ...kkDirectory,
    ...kkTelegram,
    ...kkTeams,
    ...kkSurvey,
    ...kkList,
    ...kkAnalysisLists,
    ...kkTerminal,
  },
  ru: {
    ...ruCommon,
    ...ruMenu,
    ...ruAsk,
    ...ruGuide,
    ...ruReport,
    ...ruCheck,
    ...ruContracts,
    ...ruDeadlines,
    ...ruNotices,
    ...ruProof,
    ...ruDigest,
    ...ruFigures,
    ...ruStatistics,
    ...ruImports,
    ...ruTrust,
    ...ruEnter,
    ...ruStatus,
    ...ruWeb,
    ...ruConsole,
    ...ruInbox,
    ...ruCardDraft,
    ...ruTopic,
    ...ruCaseWork,
    ...ruTampered,
    ...ruActs,
    ...ruCaseTake,
    ...ruConsoleStart,
    ...ruSetUp,
    ...ruPeople,
    ...ruSettings,
    ...ruAccount,
    ...ruKeys,
    ...ruSurveyConsole,
    ...ruAnalysis,
    ...ruAnalysisRegister,
    ...ruProcedures,
    ...ruDirectory,
    ...ruTelegram,
    ...ruTeams,
    ...ruSurvey,
    ...ruList,
    ...ruAnalysisLists,
    ...ruTerminal,
  },
  en,
};

/**
 * The phrase in one language with its parameters filled in.
 * Throws `TypeError` for a key or a parameter that does not exist: our own mistake, found by tests.
 * In the officers’ page `console/app/phrase-store.ts` stands in the place of this file.
 */
export function phrase(
  language: Language,
  key: PhraseKey,
  params?: Readonly<Record<string, string | number>>,
): string {
  return filledIn(language, key, phrases[language][key], params);
}
