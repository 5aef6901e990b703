import {
  BotAdapter,
  ConversationState,
  MemoryStorage,
  TurnContext,
  type Activity,
  type ResourceResponse,
} from 'botbuilder';
import {
  DialogSet,
  DialogTurnStatus,
  TextPrompt,
  WaterfallDialog,
  type DialogTurnResult,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';

import { interview, type Asked, type Interviewer } from './interview.ts';

/*
 * Note "fair to botbuilder". A waterfall of eight text prompts without validators, `ConversationState` over
 * `MemoryStorage`, which turns the state into JSON at each save and back at each load; an adapter without middleware,
 * authentication, trace or network. The question asked is its bare id. All of it is less than a bot needs to run.
 */
export async function botbuilder(): Promise<Interviewer> {
  const memory: Record<string, string> = {};
  const conversation = new ConversationState(new MemoryStorage(memory));
  const dialogs = new DialogSet(conversation.createProperty('dialog'));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(new WaterfallDialog('report', [...interview.map(stepAt), finish]));
  const adapter = new SilentAdapter();

  async function turn(text: string): Promise<string> {
    const context = new TurnContext(adapter, activityOf(text));
    const dialog = await dialogs.createContext(context);
    const { status, result } = await dialog.continueDialog();
    if (status === DialogTurnStatus.empty) await dialog.beginDialog('report');
    await conversation.saveChanges(context);
    return status === DialogTurnStatus.complete ? JSON.stringify(result) : '';
  }

  await turn('');
  // The turn that asks the first question is taken once and not counted.
  const start = { ...memory };
  return {
    name: 'botbuilder-dialogs',
    take: async (times) => {
      let text = '';
      for (let round = 0; round < times; round += 1) {
        Object.assign(memory, start);
        for (const { answer } of interview) text = await turn(answer);
      }
      return text;
    },
  };
}

interface Answers {
  [question: string]: string;
}

function stepAt({ question }: Asked, index: number) {
  return async (step: WaterfallStepContext): Promise<DialogTurnResult> => {
    keepAnswer(step, index);
    return await step.prompt('text', question);
  };
}

async function finish(step: WaterfallStepContext): Promise<DialogTurnResult> {
  keepAnswer(step, interview.length);
  return await step.endDialog(step.values);
}

/** A step of a waterfall begins with the answer to the question before. */
function keepAnswer(step: WaterfallStepContext, index: number): void {
  const before = interview[index - 1];
  if (before !== undefined) (step.values as Answers)[before.question] = step.result as string;
}

class SilentAdapter extends BotAdapter {
  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    return activities.map(() => ({ id: '1' }));
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}

function activityOf(text: string): Partial<Activity> {
  return {
    type: 'message',
    channelId: 'bench',
    id: '1',
    text,
    from: { id: 'person', name: 'person' },
    recipient: { id: 'bot', name: 'bot' },
    conversation: { id: '1', isGroup: false, conversationType: 'personal', name: 'bench' },
  };
}
