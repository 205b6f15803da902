import type { Step } from "../stage.ts";
import type { PageWords } from "../words/nl.ts";
import { Hidden, type Posting } from "./hidden.tsx";

interface TourProperties {
  readonly steps: readonly Step[];
  readonly posting: Posting;
  readonly words: PageWords;
}

/** All steps, beside the conversation: which are done, and the next one as a button. */
export function Tour({ steps, posting, words }: TourProperties) {
  return (
    <section class="tour" id="tour" aria-label={words.tour}>
      <h2>{words.tour}</h2>
      <Steps {...{ steps, posting, words }} pressed />
      <Finished {...{ steps, words }} />
    </section>
  );
}

/** The same on a narrow screen: the next step above the writing box, the others folded. */
export function NextStep({ steps, posting, words }: TourProperties) {
  const index = steps.findIndex(({ state }) => state === "next");
  const step = steps[index];
  const sentences = steps.filter(({ who }) => who !== undefined);
  return (
    <section class="next-step" id="next-step" aria-label={words.tour}>
      {step && (
        <>
          <h2>{step.who ? words.stepOf(sentences.indexOf(step) + 1, sentences.length) : words.clock}</h2>
          <StepButton {...{ step, index, posting, words }} />
        </>
      )}
      <Finished {...{ steps, words }} />
      <details>
        <summary>{words.allSteps}</summary>
        <Steps {...{ steps, posting, words }} />
      </details>
    </section>
  );
}

/** The sentences are numbered; the jump of the clock between them is not one. */
function Steps({ steps, posting, words, pressed }: TourProperties & { readonly pressed?: boolean }) {
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li
          class={`${step.state}${step.who ? "" : " jump"}${pressed ? " pressed" : ""}`}
          aria-current={step.state === "next" ? "step" : undefined}
        >
          {pressed && step.state === "next" ? (
            <StepButton {...{ step, index, posting, words }} />
          ) : (
            <p>
              <Told step={step} words={words} />
              {step.state === "done" && <span class="done-mark"> ✓ {words.stepDone}</span>}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function StepButton({
  step,
  index,
  posting,
  words,
}: Omit<TourProperties, "steps"> & { readonly step: Step; readonly index: number }) {
  return (
    <form method="post" action="/step">
      <Hidden posting={posting} />
      {posting.person && <input type="hidden" name="as" value={posting.person.id} />}
      <button class="step" name="step" value={String(index)}>
        <Told step={step} words={words} />
      </button>
      {step.then !== undefined && <p class="note">{step.then}</p>}
    </form>
  );
}

function Told({ step, words }: { readonly step: Step; readonly words: PageWords }) {
  if (!step.who) return <>{step.text}</>;
  return (
    <>
      <span class="who">{words.says(step.who.name)}</span> <q>{step.text}</q>
    </>
  );
}

function Finished({ steps, words }: Pick<TourProperties, "steps" | "words">) {
  if (steps.some(({ state }) => state !== "done")) return <></>;
  return <p class="note">{words.tourDone}</p>;
}
