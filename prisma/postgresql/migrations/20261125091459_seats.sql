-- CreateTable
CREATE TABLE "Seat" (
    "name" TEXT NOT NULL,
    "fence" INTEGER NOT NULL,
    "beat" INTEGER NOT NULL,
    "isFree" BOOLEAN NOT NULL,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("name")
);
