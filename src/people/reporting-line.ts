/** Somebody would be their own manager's manager. `circle` goes up from one of them back to the same one. */
export class ReportingCircle extends Error {
  constructor(readonly circle: readonly string[]) {
    super(`The reporting line goes in a circle: ${circle.slice(0, 8).join(' → ')}${circle.length > 8 ? ' → …' : ''}`)
  }
}

/** A manager for each person; null: nobody. A manager who is no key of the map is the top. */
export type ManagerOf = ReadonlyMap<string, string | null>

/** Every circle once, each from the person who comes first in the map up and back to that person: `[a, b, a]`. */
export function findReportingCircles(managerOf: ManagerOf): string[][] {
  const circles: string[][] = []
  const walkOf = new Map<string, string>()
  for (const start of managerOf.keys()) {
    let person: string | null = start
    while (person !== null && !walkOf.has(person)) {
      walkOf.set(person, start)
      person = managerOf.get(person) ?? null
    }
    if (person !== null && walkOf.get(person) === start) circles.push(circleFrom(person, managerOf))
  }
  return circles
}

function circleFrom(start: string, managerOf: ManagerOf): string[] {
  const circle = [start]
  for (let person = managerOf.get(start); person != null && person !== start; person = managerOf.get(person))
    circle.push(person)
  return [...circle, start]
}

/**
 * For each person the manager, the manager's manager, and so on to the top.
 * @throws ReportingCircle
 */
export function reportingLines(managerOf: ManagerOf): Map<string, string[]> {
  const [circle] = findReportingCircles(managerOf)
  if (circle) throw new ReportingCircle(circle)
  return new Map(
    [...managerOf.keys()].map((person) => {
      const line: string[] = []
      for (let above = managerOf.get(person); above != null; above = managerOf.get(above)) line.push(above)
      return [person, line]
    }),
  )
}
