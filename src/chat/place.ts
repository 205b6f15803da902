/** Where a message is: a chat, or with a person what only they see there. */
export interface Place {
  readonly platform: string;
  readonly channel: string;
  readonly person?: string;
}

export function isPrivate(place: Place): boolean {
  return place.person !== undefined;
}
