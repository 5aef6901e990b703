import { useCallback, useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import type { PaperInput } from '../../../../analysis/project-papers/input.ts';
import { useLoad } from '../../load.ts';
import { useWords } from '../../speech.tsx';
import { ChoiceField } from '../register/choice-field.tsx';
import { Part } from '../register/part.tsx';
import type { TabProps } from '../tab-props.ts';
import { factsOf, loadPapers, type PaperWork, quarterAt } from './load-papers.ts';
import { OnePaper } from './one-paper.tsx';
import { papers } from './paper-list.ts';
import { SnapshotList } from './snapshot-list.tsx';

/** The papers of an analysis: what each still lacks, a draft to look at, and what was frozen. */
export function PapersTab(props: TabProps) {
  const { session, project, onExpired } = props;
  const own = project.id as string as ProjectId;
  const { load, again } = useLoad(useCallback(() => loadPapers(session, own), [session, own]));
  return (
    <Part load={load} of={`papers/${own}`} onAgain={again} onExpired={onExpired}>
      {(work) => <Whole {...props} work={work} reload={again} />}
    </Part>
  );
}

function Whole(props: TabProps & { readonly work: PaperWork; readonly reload: () => void }) {
  const { work } = props;
  const { say, language } = useWords();
  const [chosen, setChosen] = useState('analytical-note');
  const paper = papers.find(({ id }) => id === chosen);
  const input: PaperInput = {
    ...work.input,
    project: factsOf(props),
    details: work.details.document.body,
    quarter: quarterAt(work.input),
  };
  return (
    <>
      <p className="help">{say('papers.about')}</p>
      {work.broken > 0 && (
        <p className="problem" role="alert">
          {say('analysis.broken-rows', { count: work.broken })}
        </p>
      )}
      <ChoiceField
        label={say('papers.choose')}
        value={chosen}
        options={papers.map(({ id, name }) => ({ id, label: name[language] }))}
        onChange={setChosen}
      />
      {paper !== undefined && <OnePaper key={paper.id} {...props} input={input} paper={paper} />}
      <SnapshotList {...props} input={input} />
    </>
  );
}
