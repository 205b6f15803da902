/**
 * Pure work that may ask what members are called. Reading many names takes long, so they are read only when the work
 * asks for them; then it is done once more.
 */
export async function withNames<Names, Result>(
  read: () => Promise<Names>,
  none: Names,
  work: (names: () => Names) => Result,
): Promise<Result> {
  const asked = { names: false };
  const result = work(() => {
    asked.names = true;
    return none;
  });
  if (!asked.names) return result;
  const names = await read();
  return work(() => names);
}
