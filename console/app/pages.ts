import { onDemand } from './on-demand.tsx';

// Every page but the first two, sign-in and inbox, is loaded when it is opened. The second argument names
// the phrases that only it needs, see `phrase-store.ts`.

export const CasePage = onDemand(
  async () => (await import('./case-page.tsx')).CasePage,
  ['cases', 'acts'],
);

export const EnterPage = onDemand(
  async () => (await import('./entering/enter-page.tsx')).EnterPage,
  ['entering'],
);

export const TakePage = onDemand(
  async () => (await import('./take/take-page.tsx')).TakePage,
  ['cases', 'take', 'acts'],
);

export const QuestionsPage = onDemand(
  async () => (await import('./questions-page.tsx')).QuestionsPage,
);

export const StatisticsPage = onDemand(
  async () => (await import('./statistics/statistics-page.tsx')).StatisticsPage,
  ['statistics'],
);

export const PeoplePage = onDemand(
  async () => (await import('./people/people-page.tsx')).PeoplePage,
  ['people', 'account'],
);

export const RolesPage = onDemand(
  async () => (await import('./people/roles-page.tsx')).RolesPage,
  ['people'],
);

export const SpareNote = onDemand(
  async () => (await import('./account/spare-note.tsx')).SpareNote,
  ['account'],
  'part',
);

export const SpareColleagues = onDemand(
  async () => (await import('./people/spare-colleagues.tsx')).SpareColleagues,
  ['people'],
  'part',
);

export const AccountPage = onDemand(
  async () => (await import('./account/account-page.tsx')).AccountPage,
  ['account'],
);

export const FactorStep = onDemand(
  async () => (await import('./account/factor-step.tsx')).FactorStep,
  ['account'],
);

export const SettingsPage = onDemand(
  async () => (await import('./settings/settings-page.tsx')).SettingsPage,
  ['settings', 'account', 'acts'],
);

export const JoinPage = onDemand(
  async () => (await import('./join/join-page.tsx')).JoinPage,
  ['people'],
);

export const SetUpPage = onDemand(
  async () => (await import('./set-up/set-up-page.tsx')).SetUpPage,
  ['setUp', 'people', 'keys', 'settings'],
);

export const KeysPage = onDemand(
  async () => (await import('./keys/keys-page.tsx')).KeysPage,
  ['keys'],
);

export const ActsPage = onDemand(
  async () => (await import('./four-eyes/acts-page.tsx')).ActsPage,
  ['acts', 'keys'],
);

export const AuditPage = onDemand(
  async () => (await import('./keys/audit-page.tsx')).AuditPage,
  ['keys'],
);

export const RecoveryPage = onDemand(
  async () => (await import('./keys/recovery-page.tsx')).RecoveryPage,
  ['keys'],
);

export const SurveysPage = onDemand(
  async () => (await import('./surveys/surveys-page.tsx')).SurveysPage,
  ['surveys'],
);

export const SurveyPage = onDemand(
  async () => (await import('./surveys/survey-page.tsx')).SurveyPage,
  ['surveys', 'acts'],
);

export const AnalysisPage = onDemand(
  async () => (await import('./analysis/analysis-page.tsx')).AnalysisPage,
  ['analysis'],
);

export const ProjectPage = onDemand(
  async () => (await import('./analysis/project-page.tsx')).ProjectPage,
  ['analysis'],
);

export const BuilderPage = onDemand(
  async () => (await import('./surveys/builder-page.tsx')).BuilderPage,
  ['surveys'],
);
