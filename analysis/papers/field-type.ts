import type { PaperData, PaperField } from '../../knowledge/schema/paper.ts';

/** Whether a value can fill a field. */
export function isOfType({ type, columns = [] }: PaperField, value: PaperData[string]): boolean {
  switch (type) {
    case 'line':
    case 'date':
    case 'text':
      return typeof value === 'string';
    case 'list':
      return typeof value !== 'string' && value.every((entry) => typeof entry === 'string');
    case 'rows':
      return (
        typeof value !== 'string' &&
        value.every(
          (entry) =>
            typeof entry !== 'string' && Object.keys(entry).every((id) => columns.includes(id)),
        )
      );
    default:
      return type satisfies never;
  }
}
