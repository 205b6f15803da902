import { foldAnswer } from "../../chat/grammar/tokens.ts";

const zones = Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/"));

/** The time zone of this name or of the one city that is called so. */
export function findZone(said: string): string | undefined {
  const wanted = foldAnswer(said);
  const whole = zones.find((zone) => foldAnswer(zone) === wanted);
  if (whole !== undefined) return whole;
  const [only, ...others] = zones.filter((zone) => foldAnswer(cityOf(zone)) === wanted);
  return others.length === 0 ? only : undefined;
}

/** "America/Paramaribo" is called Paramaribo. */
function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** How people call it: its city, where that is enough to find it. */
export function zoneName(zone: string): string {
  return findZone(cityOf(zone)) === zone ? cityOf(zone) : zone;
}
