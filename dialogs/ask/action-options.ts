import type { Card, CardAction } from '../../knowledge/schema/card.ts';
import { guideOption } from '../open-guide.ts';
import type { Option } from '../message.ts';
import { noticeOption } from '../open-notice.ts';
import { option } from '../say.ts';
import type { Scene } from '../step.ts';

/** What can be done about a card here and now: first the way through one's own case. */
export function actionOptions(scene: Scene, { actions, guides }: Card): readonly Option[] {
  const known = scene.world.knowledge.guides;
  return [
    ...guides.flatMap((id): Option[] => {
      const guide = known.get(id);
      return guide === undefined ? [] : [{ ...guideOption(guide), weight: 'main' }];
    }),
    ...actions.flatMap((action) => optionFor(scene, action)),
  ];
}

function optionFor({ world }: Scene, action: CardAction): readonly Option[] {
  switch (action) {
    case 'report':
    case 'check':
      return [option(action, `menu.${action}`, 'main')];
    case 'forms':
      return [option(action, 'deadlines.official-forms', 'main')];
    default: {
      const notice = world.knowledge.notices.get(action);
      return notice === undefined ? [] : [noticeOption(notice, 'main')];
    }
  }
}
