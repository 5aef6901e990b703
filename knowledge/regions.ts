import type { Localized } from '../platform/language.ts';
import { SenimError } from '../platform/errors.ts';
import type { Questionnaire } from './schema/questionnaire.ts';
import { regionIds, type RegionId } from './schema/region.ts';

/** The regions by name, in the order of the report's form; without the whole country. */
export type RegionNames = ReadonlyMap<Exclude<RegionId, 'republic'>, Localized>;

/** The names stand once, in the form of the report. Throws `SenimError` `content` where a region has none there. */
export function regionNames(forms: readonly Questionnaire[]): RegionNames {
  const question = forms
    .find(({ id }) => id === 'report')
    ?.questions.find(({ id }) => id === 'region');
  const options = question?.type === 'single' ? question.options : [];
  return new Map(
    regionIds
      .filter((id) => id !== 'republic')
      .map((id) => {
        const label = options.find((option) => option.id === id)?.label;
        if (label === undefined) {
          throw new SenimError('content', `knowledge/forms/report.json: no region ${id}`);
        }
        return [id, label];
      }),
  );
}
