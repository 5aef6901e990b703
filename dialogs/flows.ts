import { ask } from './ask.ts';
import { check } from './check.ts';
import { deadlines } from './deadlines.ts';
import { directory } from './directory.ts';
import { erase } from './erase.ts';
import type { Flow } from './flow.ts';
import { guide } from './guide.ts';
import { handOver } from './hand-over.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import { list } from './list.ts';
import { menu } from './menu.ts';
import { notice } from './notice.ts';
import { report } from './report.ts';
import { survey } from './survey.ts';

/** Every conversation there is. */
export const flows: readonly Flow[] = [
  language,
  menu,
  ask,
  guide,
  help,
  erase,
  report,
  check,
  survey,
  handOver,
  check,
  deadlines,
  directory,
  notice,
  list,
];
