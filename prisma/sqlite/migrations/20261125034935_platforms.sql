-- AlterTable
ALTER TABLE "Chat" ADD COLUMN "cutOff" DATETIME;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "zone" TEXT;

-- AlterTable
ALTER TABLE "Outgoing" ADD COLUMN "how" TEXT;
