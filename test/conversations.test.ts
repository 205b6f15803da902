import { sqlite } from "./support/databases.ts";
import { playEveryConversation } from "./support/everyConversation.ts";

playEveryConversation(sqlite);
