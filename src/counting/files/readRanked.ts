import { readBlt } from "./blt.ts";
import { formatOf } from "./kind.ts";
import { readPabulibRanking } from "./pabulibVotes.ts";
import { readPreflib } from "./preflib.ts";
import type { RankedFile } from "./rankedFile.ts";
import { readRankingTable } from "./rankingTable.ts";
import { decodeText } from "./text.ts";

/** Reads a ranked vote from .blt, PrefLib, CSV or an ordinal .pb file, whichever the bytes are. Throws BadInput. */
export function readRanked(bytes: Uint8Array): RankedFile {
  switch (formatOf(bytes)) {
    case "pabulib":
      return readPabulibRanking(bytes);
    case "preflib":
      return readPreflib(decodeText(bytes));
    case "blt":
      return readBlt(decodeText(bytes));
    case "csv":
      return readRankingTable(decodeText(bytes));
  }
}
