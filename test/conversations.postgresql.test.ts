import { test } from "vitest";
import { databases } from "./support/databases.ts";
import { playEveryConversation } from "./support/everyConversation.ts";

const postgresql = databases.find(({ name }) => name === "postgresql");

if (postgresql) playEveryConversation(postgresql);
else test.skip("no PostgreSQL for this platform among the installed packages");
