import type { CaseSheet, SheetRow } from './case-sheet.ts';

/** The copy as it will stand on paper. */
export function Paper({ sheet }: { readonly sheet: CaseSheet }) {
  return (
    <>
      <h2>{sheet.title}</h2>
      <Rows rows={sheet.about} />
      {sheet.parts.map(({ heading, rows }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <Rows rows={rows} />
        </section>
      ))}
      <p className="quiet">{sheet.foot}</p>
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly SheetRow[] }) {
  return (
    <dl>
      {rows.map(({ key, label, text, language }) => (
        <div key={key}>
          <dt lang={language ?? undefined}>
            <bdi>{label}</bdi>
          </dt>
          <dd className="written" lang={language ?? undefined}>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
