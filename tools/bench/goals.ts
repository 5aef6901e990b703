interface Goal {
  readonly unit: string;
  readonly at: 'least' | 'most';
  readonly bound: number;
  /** What is held to the bound: our own figure, or its ratio to the peer's. */
  readonly counts: 'ours' | 'ratio';
}

/** What the bench holds us to. A capability that does not exist yet has no row; a missed goal stays. */
export const goals = {
  'dialog.turns.vs_xstate': overPeer(3),
  'dialog.turns.vs_botbuilder': overPeer(30),
  'dialog.state.mib_100k': most(150, 'MiB on disk for 100,000 half-finished reports'),
  'filing.text.per_s': least(30, '1/s'),
  'filing.text.cpu_ms': most(30, 'ms'),
  'filing.attach1m.ratio': least(0.6, 'ratio'),
  'filing.p99_ms_4': most(100, 'ms'),
  'filing.failures_64': most(0, 'count'),
  'filing.fsyncs': most(4, 'count'),
  'receipt.check.per_s': least(300, '1/s'),
  'receipt.check.p95_ms': most(100, 'ms'),
  'page.first.bytes': most(15_360, 'bytes'),
  'page.first.requests': most(3, 'count'),
  'page.first.per_s': least(8_000, '1/s'),
  'start.health_ms': most(600, 'ms'),
  'start.search_ms': most(2_000, 'ms'),
  'memory.idle_mib': most(150, 'MiB'),
  'memory.loaded_mib': most(260, 'MiB'),
  'store.insert.sqlite_ratio': overRaw(0.4),
  'store.insert.pg_ratio': overRaw(0.4),
  'scale.growth_ratio': overFew(1.2),
  'survey.tally_1m_ms': most(500, 'ms'),
  'survey.answers_per_s': least(200, '1/s'),
  'flood.people_share': least(0.99, 'share with a receipt in 10 s'),
  'search.kazqad.r1': least(0.7, 'share'),
  'search.kazqad.r3': least(0.85, 'share'),
  'search.xquad_ru.r3': least(0.98, 'share'),
  'search.latin_loss': most(0.01, 'share lost'),
  'search.keyboard_loss': most(0.01, 'share lost'),
  'search.typo_loss': most(0.05, 'share lost'),
  'search.own.r1': least(0.85, 'share of half B'),
  'search.own.r3': least(0.95, 'share of half B'),
  'search.own.false_confident': most(0.05, 'share of half B'),
  'search.p95_ms': most(5, 'ms'),
  'search.build_ms_1500': most(1_000, 'ms'),
  'console.unlock_ms': most(1_500, 'ms'),
  'console.bundle_kb': most(350, 'KB compressed'),
  'console.inbox_10k_ms': most(3_000, 'ms'),
  'console.search_ms': most(50, 'ms'),
  'console.case_3mb_ms': most(300, 'ms'),
  'analysis.redflags_5m_ms': most(10_000, 'ms'),
} as const satisfies Record<string, Goal>;

export type GoalId = keyof typeof goals;

function least(bound: number, unit: string): Goal {
  return { unit, at: 'least', bound, counts: 'ours' };
}

function most(bound: number, unit: string): Goal {
  return { unit, at: 'most', bound, counts: 'ours' };
}

/** Ours are cases a second and the raw engine's rows a second; their ratio is held to the bound. */
function overRaw(bound: number): Goal {
  return { unit: 'ratio in one run (1/s)', at: 'least', bound, counts: 'ratio' };
}

/** Ours is a case among many and the peer's one among few; their ratio is held to the bound. */
function overFew(bound: number): Goal {
  return { unit: 'ratio in one run (ms)', at: 'most', bound, counts: 'ratio' };
}

/** Ours and the peer's are turns a second; their ratio is held to the bound. */
function overPeer(bound: number): Goal {
  return { unit: 'ratio in one run (turns/s)', at: 'least', bound, counts: 'ratio' };
}
