-- CreateTable
CREATE TABLE "Seat" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "fence" INTEGER NOT NULL,
    "beat" INTEGER NOT NULL,
    "isFree" BOOLEAN NOT NULL
);
