import type { Path, StepRef } from './session.ts';

export const noPath = '' as Path;

export function pathOf(refs: readonly StepRef[]): Path {
  return refs.join(' ') as Path;
}

export function stepsOf(path: Path): readonly StepRef[] {
  return path === '' ? [] : (path.split(' ') as StepRef[]);
}

export function pathWith(path: Path, ref: StepRef): Path {
  return (path === '' ? ref : `${path} ${ref}`) as Path;
}

/** The step passed last; `null` at the beginning. */
export function lastOf(path: Path): StepRef | null {
  return path === '' ? null : (path.slice(path.lastIndexOf(' ') + 1) as StepRef);
}

export function pathWithoutLast(path: Path): Path {
  return path.slice(0, Math.max(0, path.lastIndexOf(' '))) as Path;
}

export function hasPassed(path: Path, ref: StepRef): boolean {
  return placeIn(path, ref) >= 0;
}

/** The way up to the last time that `ref` was passed, without it; `null` when it was not passed. */
export function pathBefore(path: Path, ref: StepRef): Path | null {
  const place = placeIn(path, ref);
  return place < 0 ? null : (path.slice(0, Math.max(0, place - 1)) as Path);
}

export function pathWithout(path: Path, ref: StepRef): Path {
  return hasPassed(path, ref) ? pathOf(stepsOf(path).filter((one) => one !== ref)) : path;
}

/** Where `ref` stands last as a whole word: some names of steps begin like others. */
function placeIn(path: Path, ref: StepRef): number {
  let place = path.lastIndexOf(ref);
  while (place >= 0) {
    const end = place + ref.length;
    const isWhole =
      (place === 0 || path[place - 1] === ' ') && (end === path.length || path[end] === ' ');
    if (isWhole) return place;
    place = place === 0 ? -1 : path.lastIndexOf(ref, place - 1);
  }
  return -1;
}
