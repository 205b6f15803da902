-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Entry" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "memberId" TEXT,
    "otherId" TEXT,
    "plan" INTEGER,
    "reverses" INTEGER,
    "file" TEXT,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("groupId","number")
);

-- CreateTable
CREATE TABLE "Line" (
    "groupId" TEXT NOT NULL,
    "entry" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "plan" INTEGER NOT NULL,
    "cents" BIGINT NOT NULL,

    CONSTRAINT "Line_pkey" PRIMARY KEY ("groupId","entry","account","plan")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "nextNumber" INTEGER NOT NULL DEFAULT 1,
    "startedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Chat" (
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "language" TEXT,
    "joinedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Chat_pkey" PRIMARY KEY ("platform","channel")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "language" TEXT,
    "stopped" TIMESTAMP(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alias" (
    "platform" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "channel" TEXT,
    "groupId" TEXT,
    "groupUntil" TIMESTAMP(3),

    CONSTRAINT "Alias_pkey" PRIMARY KEY ("platform","author")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT,
    "joinedAt" TIMESTAMP(3) NOT NULL,
    "leftAt" TIMESTAMP(3),

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "memberId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("memberId","role")
);

-- CreateTable
CREATE TABLE "Setting" (
    "groupId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("groupId","name")
);

-- CreateTable
CREATE TABLE "Numbered" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "Numbered_pkey" PRIMARY KEY ("groupId","number")
);

-- CreateTable
CREATE TABLE "Text" (
    "id" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "memberId" TEXT,
    "salt" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "order" SERIAL NOT NULL,
    "place" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "parked" BOOLEAN NOT NULL DEFAULT false,
    "receivedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("order")
);

-- CreateTable
CREATE TABLE "Seen" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Seen_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "blank" TEXT,
    "answers" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Undo" (
    "memberId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Undo_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "Due" (
    "id" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "says" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "expires" TIMESTAMP(3),
    "rule" TEXT,
    "memberId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Due_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outgoing" (
    "order" SERIAL NOT NULL,
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
    "expires" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "leasedTo" TIMESTAMP(3),

    CONSTRAINT "Outgoing_pkey" PRIMARY KEY ("order")
);

-- CreateTable
CREATE TABLE "Message" (
    "order" SERIAL NOT NULL,
    "groupId" TEXT,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT,
    "message" TEXT NOT NULL,
    "about" TEXT,
    "actions" TEXT NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("order")
);

-- CreateTable
CREATE TABLE "Journal" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "sayer" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "effects" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Journal_pkey" PRIMARY KEY ("groupId","number")
);

-- CreateTable
CREATE TABLE "Installation" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "key" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT,
    "expires" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LinkCode_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "LinkTry" (
    "id" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LinkTry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "reminders" TEXT NOT NULL,
    "reasonId" TEXT,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("groupId","number")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("groupId","number","memberId")
);

-- CreateTable
CREATE TABLE "AgendaPoint" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "point" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "textId" TEXT NOT NULL,

    CONSTRAINT "AgendaPoint_pkey" PRIMARY KEY ("groupId","number","point")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "amount" BIGINT,
    "state" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("groupId","number")
);

-- CreateTable
CREATE TABLE "Support" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Support_pkey" PRIMARY KEY ("groupId","number","memberId")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "textId" TEXT NOT NULL,
    "at" TIMESTAMP(3),
    "rule" TEXT,
    "state" TEXT NOT NULL,
    "saidAt" TIMESTAMP(3),

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("groupId","number")
);

-- CreateTable
CREATE TABLE "Poll" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "questionId" TEXT,
    "charter" TEXT NOT NULL,
    "openedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "extended" TEXT,
    "state" TEXT NOT NULL,
    "result" TEXT,
    "reasonId" TEXT,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("groupId","number")
);

-- CreateTable
CREATE TABLE "PollChoice" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "choice" INTEGER NOT NULL,
    "textId" TEXT NOT NULL,

    CONSTRAINT "PollChoice_pkey" PRIMARY KEY ("groupId","number","choice")
);

-- CreateTable
CREATE TABLE "Voter" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,

    CONSTRAINT "Voter_pkey" PRIMARY KEY ("groupId","number","memberId")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "groupId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "reasonId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("groupId","number","memberId")
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

-- AddForeignKey
ALTER TABLE "Line" ADD CONSTRAINT "Line_groupId_entry_fkey" FOREIGN KEY ("groupId", "entry") REFERENCES "Entry"("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chat" ADD CONSTRAINT "Chat_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alias" ADD CONSTRAINT "Alias_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Meeting"("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaPoint" ADD CONSTRAINT "AgendaPoint_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Meeting"("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Support" ADD CONSTRAINT "Support_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Proposal"("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollChoice" ADD CONSTRAINT "PollChoice_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Poll"("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voter" ADD CONSTRAINT "Voter_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Poll"("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_groupId_number_fkey" FOREIGN KEY ("groupId", "number") REFERENCES "Poll"("groupId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
