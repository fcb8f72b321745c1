import type { Employee } from '../people/employee.type.js'
import { factKinds, visibleFacts } from '../people/fact.loader.js'
import { AccountFact, type Experience, type Fact } from '../people/fact.type.js'
import type { Request } from '../request.js'

/** A fact of the employee's own that names the work they do or did. */
export interface TitledFact {
  readonly fact: Fact
  readonly title: string
}

/**
 * The job titles that an employee's own record holds: of the account, and of experiences that have begun. Only of facts that count:
 * nothing that they dispute, that was only inferred, or that comes from public data while they are off.
 */
export async function loadTitles(request: Request, own: Employee): Promise<TitledFact[]> {
  const { account, settings } = own.record
  const counts = ({ source, disputedAt }: Pick<Fact, 'source' | 'disputedAt'>) =>
    disputedAt === null && source !== 'INFERRED' && (source !== 'PUBLIC_DATA_SET' || settings.usePublicData)
  const hasBegun = ({ startedOn }: Experience) => startedOn === null || startedOn <= request.today
  const experiences = await visibleFacts(request, own, factKinds.experience)
  const jobTitle = account.get('jobTitle')
  const named = [
    ...(jobTitle ? [{ fact: new AccountFact(own, jobTitle), title: jobTitle.value }] : []),
    ...experiences.filter(hasBegun).map((fact) => ({ fact, title: fact.title })),
  ]
  return named.flatMap(({ fact, title }) => (title !== null && counts(fact) ? [{ fact, title }] : []))
}
