/** A small iCalendar reader for tests, written from RFC 5545 and not from the bot's writer. */
export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

export interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Still escaped. */
  readonly value: string;
}

/** Throws where the text is no iCalendar object: bare line ends, lines that are too long, what is not closed. */
export function readCalendar(text: string): Component {
  if (!text.endsWith("\r\n") || /[^\r]\n|\r[^\n]/u.test(text))
    throw new Error("a line does not end with CRLF");
  const physical = text.slice(0, -2).split("\r\n");
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
    if (line.includes("\uFFFD")) throw new Error("a letter was cut in two");
  }
  const lines = physical
    .join("\r\n")
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .map(readProperty);
  const stack: { name: string; properties: Property[]; components: Component[] }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.name === "BEGIN") stack.push({ name: line.value, properties: [], components: [] });
    else if (line.name === "END") {
      const closed = stack.pop();
      if (closed?.name !== line.value) throw new Error(`${line.value} was not open`);
      const parent = stack.at(-1);
      if (parent) parent.components.push(closed);
      else if (index === lines.length - 1) return closed;
      else throw new Error("there is text after the calendar");
    } else stack.at(-1)?.properties.push(line);
  }
  throw new Error("the calendar is not closed");
}

function readProperty(line: string): Property {
  const [, name, parameters = "", value] =
    /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`no content line: ${line}`);
  const found = parameters.matchAll(/;([A-Z-]+)=(?:"([^"]*)"|([^";:,]*))/gu);
  const entries = Array.from(found, ([, key = "", quoted, bare]): [string, string] => [
    key,
    quoted ?? bare ?? "",
  ]);
  return { name, parameters: Object.fromEntries(entries), value };
}

export function valueOf({ name: inside, properties }: Component, name: string): Property {
  const found = properties.filter((property) => property.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${inside} has ${found.length} times ${name}`);
  return found[0];
}

export function textOf(component: Component, name: string): string {
  return valueOf(component, name).value.replace(/\\([\\;,nN])/gu, (_, mark: string) =>
    mark.toLowerCase() === "n" ? "\n" : mark,
  );
}

/** The instant of a time with TZID, worked out only from the observances in the file. */
export function instantOf(calendar: Component, event: Component, name: string): number {
  const { parameters, value } = valueOf(event, name);
  const zone = calendar.components.find(
    (each) => each.name === "VTIMEZONE" && valueOf(each, "TZID").value === parameters["TZID"],
  );
  if (!zone) throw new Error(`no time zone for ${name}`);
  const local = asUtc(value);
  const onsets = zone.components
    .map((each) => ({
      from: seconds(valueOf(each, "TZOFFSETFROM").value),
      to: seconds(valueOf(each, "TZOFFSETTO").value),
      at: asUtc(valueOf(each, "DTSTART").value),
    }))
    .sort((a, b) => a.at - b.at);
  // The last onset at or before this local time; a skipped local time counts by the offset before it.
  const last = onsets.filter(({ at, from, to }) => at + Math.max(0, to - from) * 1000 <= local).at(-1);
  if (!last) throw new Error("no observance holds then");
  const change = onsets.find(
    ({ at, from, to }) => to < from && local < at && local >= at - (from - to) * 1000,
  );
  return local - (change ? change.from : last.to) * 1000;
}

function asUtc(digits: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(digits) ?? [];
  if (year === undefined) throw new Error(`no time: ${digits}`);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

function seconds(offset: string): number {
  const [, sign, hours, minutes, rest = "0"] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(offset) ?? [];
  if (sign === undefined) throw new Error(`no offset: ${offset}`);
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(rest));
}
