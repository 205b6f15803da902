const width = 30;
const quiet = 1000;

/** A progress bar for a terminal, drawn on one line once a count has taken a second; nothing elsewhere. */
export function drawProgress(
  output: { readonly error: (text: string) => void; readonly isTerminal: boolean },
  began = performance.now(),
): { readonly show: (done: number) => void; readonly clear: () => void } {
  let drawn = "";
  const show = (done: number): void => {
    if (!output.isTerminal || performance.now() - began < quiet) return;
    const share = Math.min(1, Math.max(0, done));
    const blocks = Math.round(share * width);
    const bar = `${"█".repeat(blocks)}${"░".repeat(width - blocks)} ${Math.floor(share * 100)} %`;
    if (bar !== drawn) output.error(`\r${bar}`);
    drawn = bar;
  };
  const clear = (): void => {
    if (drawn !== "") output.error(`\r${" ".repeat(drawn.length + 1)}\r`);
  };
  return { show, clear };
}
