import { duties, everyDuty, may } from '../../duties.ts';
import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';
import { Wide } from '../surveys/wide.tsx';

/** What each role may do: the table that the server keeps to. */
export function RolesPage() {
  const { say } = useWords();
  return (
    <main id="content" tabIndex={-1}>
      <PageHeading>{say('console.roles')}</PageHeading>
      <p>{say('roles.lead')}</p>
      <Wide label={say('roles.caption')}>
        <table className="duties">
          <caption className="hidden">{say('roles.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('roles.duty')}</th>
              {everybody.map((role) => (
                <th key={role} scope="col">
                  {say(`status.role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {everyDuty.map((duty) => (
              <tr key={duty}>
                <th scope="row">{say(`roles.duty.${duty}`)}</th>
                {everybody.map((role) => (
                  <td key={role} className={may(role, duty) ? undefined : 'quiet'}>
                    {say(may(role, duty) ? 'roles.yes' : 'roles.no')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </main>
  );
}

const everybody = duties['own-account'];
