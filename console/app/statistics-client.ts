import type { z } from '../../platform/shape.ts';
import { readOwnForm } from '../own-form-api.ts';
import * as api from '../statistics-api.ts';

/** What asks the server and holds its answers to their schemas. */
interface Asker {
  readonly get: <A extends z.ZodType>(path: string, answer: A) => Promise<z.output<A>>;
  readonly post: <R extends z.ZodType, A extends z.ZodType>(
    path: string,
    shape: { readonly request: R; readonly answer: A },
    request: z.output<R>,
  ) => Promise<z.output<A>>;
}

/** What the server is asked about statistics. */
export class StatisticsClient {
  readonly #asker: Asker;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  async published() {
    return await this.#asker.get('/api/statistics', api.statistics.answer);
  }
  async publish(signed: z.output<typeof api.publishStatistics.request>) {
    await this.#asker.post('/api/statistics', api.publishStatistics, signed);
  }
  /** The form of a report as this body asks it, for the names of its own kinds and units. */
  async ownForm() {
    return (await this.#asker.get('/api/settings/form', readOwnForm.answer)).form;
  }
  async documents() {
    const { answer } = api.groupDocuments;
    return (await this.#asker.get('/api/statistics/documents', answer)).documents;
  }
  async save(id: string, document: z.output<typeof api.saveGroupDocument.request>) {
    await this.#asker.post(`/api/statistics/documents/${id}`, api.saveGroupDocument, document);
  }
  async remove(id: string) {
    await this.#asker.post(`/api/statistics/documents/${id}/remove`, api.removeGroupDocument, {});
  }
}
