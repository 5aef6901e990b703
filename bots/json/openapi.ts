import { z } from 'zod';

import { refusals } from './errors.ts';
import {
  chatAnswer,
  chatRequest,
  errorAnswer,
  errorCodes,
  healthAnswer,
  unfinishedAnswer,
} from './shapes.ts';

interface Operation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** Schemas of the body by media type. */
  readonly takes?: Readonly<Record<string, unknown>>;
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly schema: unknown }>
  >;
}

const schemas = z.registry<{ id: string }>();
schemas.add(chatRequest, { id: 'ChatRequest' });
schemas.add(chatAnswer, { id: 'ChatAnswer' });
schemas.add(errorAnswer, { id: 'ErrorAnswer' });
schemas.add(unfinishedAnswer, { id: 'UnfinishedAnswer' });
schemas.add(healthAnswer, { id: 'HealthAnswer' });

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** All operations: the document below is made of this table. */
const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/chat',
    id: 'chat',
    summary:
      'One turn of the dialog. Files are posted as a form, with the field `session` before them.',
    takes: {
      'application/json': ref('ChatRequest'),
      'multipart/form-data': {
        type: 'object',
        required: ['session', 'file'],
        properties: {
          session: { type: 'string' },
          language: { type: 'string', enum: ['kk', 'ru', 'en'] },
          file: {
            type: 'array',
            items: { type: 'string', contentMediaType: 'application/octet-stream' },
          },
        },
      },
    },
    answers: {
      200: { description: 'The turn was taken.', schema: ref('ChatAnswer') },
      ...refused([400, 403, 408, 413, 415, 500]),
      503: {
        description: 'Reports are closed, or the turn failed; nothing is lost.',
        schema: ref('UnfinishedAnswer'),
      },
      507: {
        description: 'No room is left; what was sent is not kept.',
        schema: ref('UnfinishedAnswer'),
      },
    },
  },
  {
    method: 'get',
    path: '/api/files/{token}',
    id: 'file',
    summary: 'A file of a message. Its address works once and for ten minutes.',
    answers: {
      200: {
        description: 'The file.',
        schema: { type: 'string', contentMediaType: 'application/octet-stream' },
      },
      ...refused([404]),
    },
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    id: 'describe',
    summary: 'This document.',
    answers: { 200: { description: 'An OpenAPI document.', schema: { type: 'object' } } },
  },
  {
    method: 'get',
    path: '/health',
    id: 'health',
    summary: 'Whether the service can take reports.',
    answers: {
      200: { description: 'The store can be written.', schema: ref('HealthAnswer') },
      503: { description: 'The store cannot be written.', schema: ref('HealthAnswer') },
    },
  },
];

/** The OpenAPI document of the JSON channel. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Senim',
    version: '1',
    description: 'The conversation for programs: the same turns as every other channel.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  security: [],
  paths: paths(),
  components: { schemas: components() },
};

function refused(statuses: readonly number[]): Operation['answers'] {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: errorCodes.filter((code) => refusals[code].status === status).join(', '),
        schema: ref('ErrorAnswer'),
      },
    ]),
  );
}

function paths(): Record<string, Record<string, unknown>> {
  const made: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    made[operation.path] = { ...made[operation.path], [operation.method]: described(operation) };
  }
  return made;
}

function described({ id, summary, takes, answers }: Operation): Record<string, unknown> {
  return {
    operationId: id,
    summary,
    ...(takes === undefined ? {} : { requestBody: { required: true, content: contents(takes) } }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, { description, schema }]) => [
        status,
        { description, content: contents({ 'application/json': schema }) },
      ]),
    ),
  };
}

function contents(bodies: Readonly<Record<string, unknown>>): Record<string, { schema: unknown }> {
  return Object.fromEntries(Object.entries(bodies).map(([type, schema]) => [type, { schema }]));
}

function components(): Record<string, unknown> {
  const { schemas: made } = z.toJSONSchema(schemas, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(made).map(([name, { $schema: _schema, $id: _id, ...rest }]) => [name, rest]),
  );
}
