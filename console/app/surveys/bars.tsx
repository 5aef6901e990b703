/** A share as a bar beside its number; readers by ear have the number. */
export function Bar({ part }: { readonly part: number }) {
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-ground" width="100" height="10" />
      <rect className="bar-part" width={Math.max(0, Math.min(1, part)) * 100} height="10" />
    </svg>
  );
}

/** The steps of a scale stacked from its low to its high end. */
export function StackedBar({
  parts,
}: {
  readonly parts: readonly { readonly of: string; readonly part: number }[];
}) {
  const width = 480;
  const segments = parts.map(({ of, part }, index) => {
    const before = parts.slice(0, index).reduce((sum, one) => sum + one.part, 0);
    return { of, x: before * width, width: part * width, step: stepOf(index, parts.length) };
  });
  return (
    <svg className="stacked" viewBox={`0 0 ${width} 40`} aria-hidden="true">
      {segments.map((segment) => (
        <g key={segment.of}>
          <rect
            className={`stack-${segment.step}`}
            x={segment.x}
            width={segment.width}
            height="40"
          />
          {segment.width > 26 && (
            <text
              className={`stack-text-${segment.step}`}
              x={segment.x + segment.width / 2}
              y="26"
              textAnchor="middle"
            >
              {segment.of}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** One of the five shades from the low to the high end. */
function stepOf(index: number, count: number): number {
  return count < 2 ? 0 : Math.round((index / (count - 1)) * 4);
}
