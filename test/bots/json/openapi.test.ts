import { describe, expect, test } from 'vitest';

import { scriptedApi } from '../../fixtures/scripted-api.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content: Record<string, unknown> }
  >;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> };
}

async function load(): Promise<Document> {
  return (await (await scriptedApi().send('/api/openapi.json')).json()) as Document;
}

/** Everything that a document refers to. */
function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' ? [String(value)] : references(value),
  );
}

describe('the OpenAPI document', () => {
  test('has what version 3.1 asks for', async () => {
    const { openapi, info, paths } = await load();
    expect(openapi).toBe('3.1.0');
    expect(info.title && info.version).toBeTruthy();
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const operation of operations) {
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect(response.description).toBeTruthy();
      }
    }
  });

  test('refers only to schemas that it holds', async () => {
    const document = await load();
    const known = Object.keys(document.components.schemas).map(
      (name) => `#/components/schemas/${name}`,
    );
    const used = new Set(references(document));
    expect([...used].filter((each) => !known.includes(each))).toEqual([]);
    expect(known.filter((each) => !used.has(each))).toEqual([]);
  });

  test('describes both bodies of the chat and refuses unknown names', async () => {
    const { paths, components } = await load();
    const content = paths['/api/chat']?.['post']?.requestBody?.content ?? {};
    expect(Object.keys(content)).toEqual(['application/json', 'multipart/form-data']);
    expect(components.schemas['ChatRequest']).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { language: { enum: ['kk', 'ru', 'en'] } },
    });
    expect(components.schemas['ChatAnswer']).toMatchObject({
      required: ['session', 'messages', 'options', 'expects', 'at'],
    });
  });

  test('names every status with which the chat answers', async () => {
    const { paths } = await load();
    expect(Object.keys(paths['/api/chat']?.['post']?.responses ?? {})).toEqual([
      '200',
      '400',
      '403',
      '408',
      '413',
      '415',
      '500',
      '503',
      '507',
    ]);
  });
});
