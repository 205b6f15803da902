/**
 * Elements of typed arrays where the index is known to be inside. Two functions, so that each sees one kind of array
 * and the engine puts the bare load in their place; the innermost loops, run before it does, spell the load out.
 */
export function real(array: Float64Array, index: number): number {
  return array[index] as number;
}

export function whole(array: Int32Array, index: number): number {
  return array[index] as number;
}

/** A copy with room for at least `needed` elements: doubled, so that growing costs little. */
export function growWhole(array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  if (needed <= array.length) return array;
  const grown = new Int32Array(Math.max(needed, array.length * 2));
  grown.set(array);
  return grown;
}

export function growReal(array: Float64Array<ArrayBuffer>, needed: number): Float64Array<ArrayBuffer> {
  if (needed <= array.length) return array;
  const grown = new Float64Array(Math.max(needed, array.length * 2));
  grown.set(array);
  return grown;
}
