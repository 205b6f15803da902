import type { WordedBars } from "../../../src/chat/words/word.ts";
import { keepTogether } from "../write.ts";

/** A part that exists stays visible, however small. */
const thinnest = 1.5;
const whole = 100;

/** What is left is full, what is gone is empty, what is promised is striped: readable without colour. */
type Fill = "full" | "empty" | "striped";

function fillOf(index: number, parts: number): Fill {
  if (index === parts - 1) return "full";
  return index === parts - 2 ? "empty" : "striped";
}

/** Widths in percent that together fill the bar. */
export function widthsOf(amounts: readonly number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + Math.max(amount, 0), 0);
  if (total === 0) return amounts.map(() => 0);
  const wished = amounts.map((amount) => (amount > 0 ? Math.max((amount / total) * whole, thinnest) : 0));
  const sum = wished.reduce((all, width) => all + width, 0);
  return wished.map((width) => (width / sum) * whole);
}

/** One bar of the whole, split into its parts; the words and amounts stand beneath it. */
export function Bars({ bars, id }: { readonly bars: WordedBars; readonly id: string }) {
  const widths = widthsOf(bars.parts.map(({ amount }) => amount));
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  const stripes = `stripes-${id}`;
  return (
    <div class="bars">
      <p class="whole">
        <span>{bars.whole.name}</span> <span class="amount">{bars.whole.shown}</span>
      </p>
      <svg class="bar" width="100%" height="36" aria-hidden="true" focusable="false">
        <Stripes id={stripes} />
        {bars.parts.map((_, index) => (
          <rect
            class={`part ${fillOf(index, bars.parts.length)}`}
            x={`${starts[index] ?? 0}%`}
            y="0"
            width={`${widths[index] ?? 0}%`}
            height="36"
            fill={fillOf(index, bars.parts.length) === "striped" ? `url(#${stripes})` : undefined}
          />
        ))}
      </svg>
      <dl class="parts">
        {bars.parts.map(({ name, shown }, index) => (
          <div>
            <dt>
              <Swatch fill={fillOf(index, bars.parts.length)} id={`${id}-${index}`} />
              {name}
            </dt>
            <dd class="amount">{shown}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Swatch({ fill, id }: { readonly fill: Fill; readonly id: string }) {
  const stripes = `stripes-${id}`;
  return (
    <svg class="swatch" width="20" height="20" aria-hidden="true" focusable="false">
      <Stripes id={stripes} />
      <rect
        class={`part ${fill}`}
        width="20"
        height="20"
        fill={fill === "striped" ? `url(#${stripes})` : undefined}
      />
    </svg>
  );
}

function Stripes({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="stripe-ground" width="8" height="8" />
      <rect class="stripe" width="4" height="8" />
    </pattern>
  );
}

/** The title of a card with its amount set apart, so that it can be the largest. */
export function AmountTitle({
  title,
  bars,
}: {
  readonly title: string;
  readonly bars: readonly WordedBars[];
}) {
  const amounts = bars.flatMap(({ parts }) => parts.map(({ shown }) => shown));
  const amount = amounts.map(keepTogether).findLast((shown) => keepTogether(title).includes(shown));
  if (amount === undefined) return <>{title}</>;
  const [before = "", ...after] = keepTogether(title).split(amount);
  return (
    <>
      {before}
      <strong class="largest">{amount}</strong>
      {after.join(amount)}
    </>
  );
}
