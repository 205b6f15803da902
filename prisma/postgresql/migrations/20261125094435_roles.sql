-- AlterTable
ALTER TABLE "Role" ADD COLUMN     "account" TEXT,
ADD COLUMN     "platformRole" TEXT;

-- CreateTable
CREATE TABLE "RoleMapping" (
    "groupId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "platformRole" TEXT NOT NULL,
    "within" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "RoleMapping_pkey" PRIMARY KEY ("groupId","platform","platformRole")
);
