import { type Project, stretches } from './project.ts';
import { newTask, ownSubtasks, type SubtaskId, subtaskIds, type Task } from './task.ts';

/** Tasks that the instruction gives this project and that it does not have yet: all of them at its beginning. */
export function missingTasks(
  project: Project,
  tasks: readonly Task[],
  ownerOf: (subtask: SubtaskId) => string,
): readonly Task[] {
  const wanted = stretches(project).flatMap(({ object }) =>
    (object === null ? subtaskIds : ownSubtasks).map((subtask) => ({ subtask, object })),
  );
  return wanted
    .filter(
      ({ subtask, object }) =>
        !tasks.some((task) => task.subtask === subtask && task.object === object),
    )
    .map(({ subtask, object }) => newTask(subtask, object, ownerOf(subtask)));
}

/** What a task was given in an earlier year is taken over: the owner, and nothing that was done. */
export function ownersOf(tasks: readonly Task[]): (subtask: SubtaskId) => string {
  return (subtask) =>
    tasks.find((task) => task.subtask === subtask && task.object === null)?.owner ?? '';
}
