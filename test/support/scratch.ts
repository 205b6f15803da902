import { accessSync, constants } from "node:fs";
import { tmpdir } from "node:os";

/** Where tests keep their databases: in memory where the system has such a folder, so that none waits for the disk. */
export const scratch = isWritable("/dev/shm") ? "/dev/shm" : tmpdir();

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
