-- CreateTable
CREATE TABLE "Entry" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "memberId" TEXT,
    "otherId" TEXT,
    "plan" INTEGER,
    "reverses" INTEGER,
    "file" TEXT,

    PRIMARY KEY ("groupId", "number")
);

-- CreateTable
CREATE TABLE "Line" (
    "groupId" TEXT NOT NULL,
    "entry" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "plan" INTEGER NOT NULL,
    "cents" BIGINT NOT NULL,

    PRIMARY KEY ("groupId", "entry", "account", "plan"),
    CONSTRAINT "Line_groupId_entry_fkey" FOREIGN KEY ("groupId", "entry") REFERENCES "Entry" ("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "nextNumber" INTEGER NOT NULL DEFAULT 1,
    "startedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Chat" (
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "language" TEXT,
    "joinedAt" DATETIME NOT NULL,

    PRIMARY KEY ("platform", "channel"),
    CONSTRAINT "Chat_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "language" TEXT,
    "stopped" DATETIME
);

-- CreateTable
CREATE TABLE "Alias" (
    "platform" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "channel" TEXT,
    "groupId" TEXT,
    "groupUntil" DATETIME,

    PRIMARY KEY ("platform", "author"),
    CONSTRAINT "Alias_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT,
    "joinedAt" DATETIME NOT NULL,
    "leftAt" DATETIME,
    CONSTRAINT "Member_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Member_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Role" (
    "memberId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,

    PRIMARY KEY ("memberId", "role"),
    CONSTRAINT "Role_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Setting" (
    "groupId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("groupId", "name")
);

-- CreateTable
CREATE TABLE "Numbered" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    PRIMARY KEY ("groupId", "number")
);

-- CreateTable
CREATE TABLE "Text" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "groupId" TEXT NOT NULL,
    "memberId" TEXT,
    "salt" TEXT NOT NULL,
    "text" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Delivery" (
    "order" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "place" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "parked" BOOLEAN NOT NULL DEFAULT false,
    "receivedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Seen" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "groupId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "blank" TEXT,
    "answers" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "expires" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Undo" (
    "memberId" TEXT NOT NULL PRIMARY KEY,
    "groupId" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Due" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "groupId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "says" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "expires" DATETIME,
    "rule" TEXT,
    "memberId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Outgoing" (
    "order" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "groupId" TEXT,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT,
    "about" TEXT,
    "card" TEXT NOT NULL,
    "editOnly" BOOLEAN NOT NULL DEFAULT false,
    "anew" BOOLEAN NOT NULL DEFAULT false,
    "manner" TEXT NOT NULL DEFAULT 'news',
    "answers" TEXT,
    "expires" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME NOT NULL,
    "leasedTo" DATETIME
);

-- CreateTable
CREATE TABLE "Message" (
    "order" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "groupId" TEXT,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT,
    "message" TEXT NOT NULL,
    "about" TEXT,
    "actions" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Journal" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "sayer" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "effects" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("groupId", "number")
);

-- CreateTable
CREATE TABLE "Installation" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "groupId" TEXT NOT NULL,
    "personId" TEXT,
    "expires" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LinkTry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "who" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Meeting" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "reminders" TEXT NOT NULL,
    "reasonId" TEXT,

    PRIMARY KEY ("groupId", "number")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("groupId", "number", "memberId"),
    CONSTRAINT "Attendance_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Meeting" ("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaPoint" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "point" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "textId" TEXT NOT NULL,

    PRIMARY KEY ("groupId", "number", "point"),
    CONSTRAINT "AgendaPoint_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Meeting" ("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Proposal" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "amount" BIGINT,
    "state" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("groupId", "number")
);

-- CreateTable
CREATE TABLE "Support" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("groupId", "number", "memberId"),
    CONSTRAINT "Support_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Proposal" ("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reminder" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "textId" TEXT NOT NULL,
    "at" DATETIME,
    "rule" TEXT,
    "state" TEXT NOT NULL,
    "saidAt" DATETIME,

    PRIMARY KEY ("groupId", "number")
);

-- CreateTable
CREATE TABLE "Poll" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "questionId" TEXT,
    "charter" TEXT NOT NULL,
    "openedBy" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "extended" TEXT,
    "state" TEXT NOT NULL,
    "result" TEXT,
    "reasonId" TEXT,
    "endedAt" DATETIME,

    PRIMARY KEY ("groupId", "number")
);

-- CreateTable
CREATE TABLE "PollChoice" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "choice" INTEGER NOT NULL,
    "textId" TEXT NOT NULL,

    PRIMARY KEY ("groupId", "number", "choice"),
    CONSTRAINT "PollChoice_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Poll" ("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Voter" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,

    PRIMARY KEY ("groupId", "number", "memberId"),
    CONSTRAINT "Voter_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Poll" ("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Ballot" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "reasonId" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("groupId", "number", "memberId"),
    CONSTRAINT "Ballot_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Poll" ("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Entry_groupId_reverses_key" ON "Entry"("groupId", "reverses");

-- CreateIndex
CREATE INDEX "Line_groupId_account_plan_idx" ON "Line"("groupId", "account", "plan");

-- CreateIndex
CREATE UNIQUE INDEX "Group_code_key" ON "Group"("code");

-- CreateIndex
CREATE INDEX "Chat_groupId_idx" ON "Chat"("groupId");

-- CreateIndex
CREATE INDEX "Alias_personId_idx" ON "Alias"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Member_groupId_personId_key" ON "Member"("groupId", "personId");

-- CreateIndex
CREATE INDEX "Role_groupId_idx" ON "Role"("groupId");

-- CreateIndex
CREATE INDEX "Text_groupId_idx" ON "Text"("groupId");

-- CreateIndex
CREATE INDEX "Text_memberId_idx" ON "Text"("memberId");

-- CreateIndex
CREATE INDEX "Delivery_parked_order_idx" ON "Delivery"("parked", "order");

-- CreateIndex
CREATE INDEX "Seen_at_idx" ON "Seen"("at");

-- CreateIndex
CREATE INDEX "Draft_groupId_memberId_place_idx" ON "Draft"("groupId", "memberId", "place");

-- CreateIndex
CREATE INDEX "Draft_expires_idx" ON "Draft"("expires");

-- CreateIndex
CREATE INDEX "Due_at_idx" ON "Due"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Due_groupId_key_key" ON "Due"("groupId", "key");

-- CreateIndex
CREATE INDEX "Outgoing_platform_channel_order_idx" ON "Outgoing"("platform", "channel", "order");

-- CreateIndex
CREATE INDEX "Outgoing_notBefore_idx" ON "Outgoing"("notBefore");

-- CreateIndex
CREATE INDEX "Message_platform_channel_about_idx" ON "Message"("platform", "channel", "about");

-- CreateIndex
CREATE UNIQUE INDEX "Message_platform_channel_message_key" ON "Message"("platform", "channel", "message");

-- CreateIndex
CREATE INDEX "LinkCode_expires_idx" ON "LinkCode"("expires");

-- CreateIndex
CREATE INDEX "LinkTry_who_at_idx" ON "LinkTry"("who", "at");

-- CreateIndex
CREATE INDEX "Meeting_groupId_startsAt_idx" ON "Meeting"("groupId", "startsAt");

-- CreateIndex
CREATE INDEX "Reminder_groupId_state_idx" ON "Reminder"("groupId", "state");

-- CreateIndex
CREATE INDEX "Poll_groupId_state_idx" ON "Poll"("groupId", "state");
