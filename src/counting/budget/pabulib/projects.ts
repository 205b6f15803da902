import { BadInput } from "../../report.ts";
import { type Decimal, readDecimal } from "./decimals.ts";
import { type Cursor, readHeader, rowsOfSection } from "./sections.ts";

/** A project as the file lists it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly cost: Decimal;
}

export function readProjects(bytes: Uint8Array, cursor: Cursor): Listed[] {
  const names = readHeader(bytes, cursor, "PROJECTS", ["project_id", "cost"]);
  const [idAt, costAt, nameAt] = [names.indexOf("project_id"), names.indexOf("cost"), names.indexOf("name")];
  const seen = new Set<string>();
  const projects: Listed[] = [];
  for (const { fields, line } of rowsOfSection(bytes, cursor)) {
    if (fields.length > names.length)
      throw new BadInput(`line ${line}: ${fields.length} fields, but the header names ${names.length}`);
    const id = (fields[idAt] ?? "").trim();
    if (id === "") throw new BadInput(`line ${line}, field project_id: it is empty`);
    if (id.includes(",")) throw new BadInput(`line ${line}, field project_id: "${id}" holds a comma`);
    if (seen.has(id)) throw new BadInput(`line ${line}, field project_id: "${id}" is listed twice`);
    seen.add(id);
    const cost = readDecimal(fields[costAt] ?? "");
    if (!cost) throw new BadInput(`line ${line}, field cost: "${fields[costAt] ?? ""}" is not an amount`);
    projects.push({ id, name: (fields[nameAt] ?? "").trim(), cost });
  }
  return projects;
}
