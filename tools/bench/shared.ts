import { newBody, type Body } from './body.ts';
import { measureLoad, type LoadFigures } from './load.ts';

/** What families of rows share in one run: made when the first of them asks. */
export interface Shared extends AsyncDisposable {
  readonly body: () => Promise<Body>;
  readonly load: () => Promise<LoadFigures>;
  /** Where the outside benchmarks of the search stand, if this machine has them. */
  readonly benchmarks: string | null;
  /** An empty PostgreSQL database to insert into, if there is one. */
  readonly database: string | null;
}

export function shared({ benchmarks, database }: Pick<Shared, 'benchmarks' | 'database'>): Shared {
  const opened = new AsyncDisposableStack();
  let body: Promise<Body> | null = null;
  let load: Promise<LoadFigures> | null = null;
  const theBody = (): Promise<Body> => {
    body ??= newBody().then((made) => opened.use(made));
    return body;
  };
  return {
    body: theBody,
    load: () => (load ??= theBody().then(measureLoad)),
    benchmarks,
    database,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
