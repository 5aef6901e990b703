import type { AIMessage, BaseMessage } from '@langchain/core/messages';

import type { ModelConfig } from '../../platform/config/model-address.ts';
import { ModelError, ownFetch } from './own-fetch.ts';
import { answerSchema, type Told } from './prompt.ts';

/** One call to a model. Throws `ModelError`, or whatever a library throws, which nobody may print. */
export type Call = (told: Told, signal: AbortSignal) => Promise<unknown>;

const mostTokens = 800;
const shared = { temperature: 0, maxRetries: 0, verbose: false, cache: false } as const;

/** Loads the library that speaks to this model, and no other. */
export async function loadCall(config: ModelConfig): Promise<Call> {
  const { HumanMessage, SystemMessage } = await import('@langchain/core/messages');
  const ask = config.protocol === 'ollama' ? await ollama(config) : await completions(config);
  return async ({ rules, task }, signal) =>
    answerIn(await ask([new SystemMessage(rules), new HumanMessage(task)], signal));
}

type Ask = (messages: BaseMessage[], signal: AbortSignal) => Promise<AIMessage>;

async function completions({ baseUrl, name }: ModelConfig): Promise<Ask> {
  const { ChatOpenAICompletions } = await import('@langchain/openai');
  return async (messages, signal) => {
    const model = new ChatOpenAICompletions({
      ...shared,
      model: name,
      maxTokens: mostTokens,
      // The library insists on one; our own fetch sends none.
      apiKey: 'none',
      configuration: { baseURL: baseUrl, fetch: ownFetch(baseUrl, signal), logLevel: 'off' },
    });
    const format = { name: 'answer', schema: answerSchema, strict: true };
    return await model.invoke(messages, {
      signal,
      response_format: { type: 'json_schema', json_schema: format },
    });
  };
}

async function ollama({ baseUrl, name }: ModelConfig): Promise<Ask> {
  const { ChatOllama } = await import('@langchain/ollama');
  return async (messages, signal) => {
    const model = new ChatOllama({
      ...shared,
      model: name,
      numPredict: mostTokens,
      baseUrl,
      fetch: ownFetch(baseUrl, signal),
      format: answerSchema,
    });
    return await model.invoke(messages, { signal });
  };
}

/** The answer as content, or as the arguments of a tool where a server prefers that. */
function answerIn({ content, tool_calls: tools }: AIMessage): unknown {
  const [tool] = tools ?? [];
  if (tool !== undefined) return tool.args;
  if (typeof content !== 'string') throw new ModelError('unreadable');
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new ModelError('unreadable');
  }
}
