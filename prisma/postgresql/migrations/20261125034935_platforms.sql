-- AlterTable
ALTER TABLE "Chat" ADD COLUMN     "cutOff" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "zone" TEXT;

-- AlterTable
ALTER TABLE "Outgoing" ADD COLUMN     "how" TEXT;
