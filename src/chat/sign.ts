/** A sign without the colour of somebody's skin, and the same whether or not it asks to be shown in colour. */
export function plainSign(sign: string): string {
  return sign.replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, "");
}
