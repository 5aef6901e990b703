/**
 * Libraries of Microsoft and of language models read settings of their own from the environment, past ours: other
 * addresses and keys, logs of whole requests, and LangSmith, a service that would be sent every question.
 */
const theirs =
  /^(?:DEBUG|(?:Connections|ConnectionsMap|CloudAdapterOptions|OutboundHostValidator)__.*|AGENTS?_.*|(?:LANGSMITH|LANGCHAIN|OPENAI|AZURE_OPENAI|OLLAMA)_.*|LC_OUTPUT_VERSION)$/i;

/**
 * Takes away what would make a library talk about people, or do what nobody set: with `DEBUG` some of them
 * print whole messages and tokens. To be called before any of them is loaded.
 */
export function quietLibraries(env: Record<string, string | undefined> = process.env): void {
  for (const name of Object.keys(env)) if (theirs.test(name)) delete env[name];
}
