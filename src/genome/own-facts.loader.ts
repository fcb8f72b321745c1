import type { Employee } from '../people/employee.type.js'
import { factKinds, visibleFacts } from '../people/fact.loader.js'
import { AccountFact, type Education, type Experience, type Fact } from '../people/fact.type.js'
import type { Request } from '../request.js'

/** A fact of the employee's own that names the work they do or did. */
export interface TitledFact {
  readonly fact: Fact
  readonly title: string
}

/** Words of the employee's own in which skills may be named. */
export interface WordedFact {
  readonly kind: 'EXTRACTED_FROM_TEXT' | 'EDUCATION'
  readonly fact: Experience | Education
  readonly text: string
}

/** Only facts that count: nothing that is disputed, that was only inferred, or that comes from public data while they are off. */
const counts =
  ({ record }: Employee) =>
  ({ source, disputedAt }: Pick<Fact, 'source' | 'disputedAt'>) =>
    disputedAt === null && source !== 'INFERRED' && (source !== 'PUBLIC_DATA_SET' || record.settings.usePublicData)

/** What an employee's own record says in free words: descriptions of jobs that have begun, and what was studied. */
export async function loadTexts(request: Request, own: Employee): Promise<WordedFact[]> {
  const experiences = await visibleFacts(request, own, factKinds.experience)
  const education = await visibleFacts(request, own, factKinds.education)
  const texts: WordedFact[] = [
    ...experiences
      .filter(({ startedOn }) => startedOn === null || startedOn <= request.today)
      .map((fact) => ({ kind: 'EXTRACTED_FROM_TEXT' as const, fact, text: fact.description ?? '' })),
    ...education.map((fact) => ({
      kind: 'EDUCATION' as const,
      fact,
      text: [fact.qualification, fact.field].filter(Boolean).join('; '),
    })),
  ]
  return texts.filter(({ fact, text }) => text !== '' && counts(own)(fact))
}

/**
 * The job titles that an employee's own record holds: of the account, and of experiences that have
 * begun.
 */
export async function loadTitles(request: Request, own: Employee): Promise<TitledFact[]> {
  const { account } = own.record
  const hasBegun = ({ startedOn }: Experience) => startedOn === null || startedOn <= request.today
  const experiences = await visibleFacts(request, own, factKinds.experience)
  const jobTitle = account.get('jobTitle')
  const named = [
    ...(jobTitle ? [{ fact: new AccountFact(own, jobTitle), title: jobTitle.value }] : []),
    ...experiences.filter(hasBegun).map((fact) => ({ fact, title: fact.title })),
  ]
  return named.flatMap(({ fact, title }) => (title !== null && counts(own)(fact) ? [{ fact, title }] : []))
}
