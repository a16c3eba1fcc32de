/** Who reads somebody's answers, told to that person: "Mme Le Goff les voit". @param trainers names */
export function readersWords(trainers: readonly string[]): string {
  if (trainers.length === 0) return 'votre centre les voit';
  return `${trainers.join(', ')} ${trainers.length > 1 ? 'les voient' : 'les voit'}`;
}
