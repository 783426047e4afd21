/** An expression that matches neither within a longer number or word nor a part of one with a point, a dash or a stroke. */
export function boundTo(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_.,/-])(?:${pattern})(?![\\p{L}\\p{N}_]|[.,/-]\\p{N})`, 'giu');
}
