import { useWords } from './speech.tsx';
import type { Upkeep } from './upkeep.ts';

/** How far the keys have been sealed to the present list; nothing where there is nothing left to do. */
export function UpkeepNote({ upkeep }: { readonly upkeep: Upkeep }) {
  const { say } = useWords();
  switch (upkeep.kind) {
    case 'even':
      return null;
    case 'working': {
      const { done, left } = upkeep;
      return (
        <output className="note upkeep">
          <span>{say('console.upkeep.working', { done, all: done + left })}</span>
          <progress
            max={done + left}
            value={done}
            aria-label={say('console.upkeep.working', { done, all: done + left })}
          />
        </output>
      );
    }
    case 'waiting':
    case 'damaged':
    case 'interrupted':
      return (
        <output className="note upkeep">
          {say(`console.upkeep.${upkeep.kind}`, { left: upkeep.left })}
        </output>
      );
    default:
      return upkeep satisfies never;
  }
}
