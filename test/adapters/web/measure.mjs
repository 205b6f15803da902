// Evaluated inside the page: what is too low to press, longer than a line may be, wider than the window, or in too
// small letters. A line of 70 letters is about 43 times the size of its letters wide.
(() => {
  const smallest = 44;
  const widest = 63;
  const pen = document.createElement("canvas").getContext("2d");
  const smallestLetters = 16;
  const seen = (element) => element.getClientRects().length > 0;
  const words = (element) => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  const letters = (element) => parseFloat(getComputedStyle(element).fontSize);
  const zero = (element) => {
    const { fontSize, fontFamily, fontWeight } = getComputedStyle(element);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return pen.measureText("0").width;
  };
  const own = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
  const pressed = all("button, summary, nav a, main a, .sentences a, input:not([type=hidden])");
  return {
    tooLow: pressed.filter((each) => each.getBoundingClientRect().height < smallest).map(words),
    tooLong: all("p, li")
      .filter((each) => own(each) && each.getBoundingClientRect().width > zero(each) * widest)
      .map(words),
    tooSmall: all("body *")
      .filter((each) => own(each) && letters(each) < smallestLetters)
      .map(words),
    sideways: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  };
})();
