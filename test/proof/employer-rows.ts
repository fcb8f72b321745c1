import { createHash } from 'node:crypto'
import { digestOfKey } from '../../src/relay/idempotency.store.js'
import { namesSkills, withNamedSkills } from './named-skills.js'
import {
  type Endorsement,
  type Fact,
  nodeKindOf,
  now,
  type Parts,
  reportingLine,
  signInNameOf,
  skillUuid,
  uuidIn,
  type World,
} from './world.js'

type Row = Readonly<Record<string, unknown>>
type Rows = Record<string, Row[]>

/** Everything that belongs to one employer, as far as what it points to is in the world too. */
export class EmployerRows {
  readonly employer_id: string

  constructor(
    private readonly world: World,
    private readonly employer: string,
  ) {
    this.employer_id = this.id('employers', employer)
  }

  id(part: keyof Parts, key: string): string {
    return uuidIn(this.world, part, key)
  }

  person = (key: string): string => this.id('people', key)
  opportunity = (key: string): string => this.id('opportunities', key)

  private has = (person: string) => this.world.people.get(person)?.employer === this.employer
  private offers = (opportunity: string) => this.world.opportunities.get(opportunity)?.employer === this.employer

  /** The rows of a part that belong to this employer, which the person or opportunity called `name` decides. */
  private rows<P extends keyof Parts>(part: P, name: string, row: (value: Parts[P], key: string) => object): Row[] {
    const isHere = (value: unknown) => {
      const key = (value as Record<string, string>)[name] as string
      return name === 'opportunity' ? this.offers(key) : this.has(key)
    }
    return [...(this.world[part] as ReadonlyMap<string, Parts[P]>)]
      .filter(([, value]) => isHere(value))
      .map(([key, value]) => ({ employer_id: this.employer_id, ...row(value, key) }))
  }

  private readers(part: 'applications' | 'reveals', column: string): Row[] {
    return [...this.world[part]]
      .filter(([, { opportunity }]) => this.offers(opportunity))
      .flatMap(([key, { readers }]) =>
        [...new Set(readers)].filter(this.has).map((reader) => ({
          employer_id: this.employer_id,
          [column]: this.id(part, key),
          employee_id: this.person(reader),
        })),
      )
  }

  people(): Rows {
    const employer = this.world.employers.get(this.employer)
    const people = [...this.world.people.values()].filter(({ key }) => this.has(key))
    return {
      employer: [
        {
          employer_id: this.employer_id,
          name: `${this.employer} ${this.world.seed}`,
          region: 'UNITED_STATES',
          minimum_group_size: employer?.minimumGroupSize ?? 5,
          created_at: now,
        },
      ],
      employee: people.map(({ key, manager, number }) => ({
        employer_id: this.employer_id,
        id: this.person(key),
        employee_number: number,
        sign_in_name: signInNameOf(key),
        manager_id: manager !== null && this.has(manager) ? this.person(manager) : null,
        reporting_line: reportingLine(this.world, key).map(this.person),
        created_at: now,
      })),
      visibility_settings: people.map(({ key, settings }) => ({
        employer_id: this.employer_id,
        employee_id: this.person(key),
        ...Object.fromEntries(
          Object.entries(settings.facets).map(([facet, audience]) => [facet.toLowerCase(), audience]),
        ),
        discoverability: settings.discoverability,
        use_public_data: settings.usePublicData,
        hide_interest_from_managers: settings.hideInterestFromManagers,
        allow_connection_requests: settings.allowConnectionRequests,
        allow_learning: settings.allowLearning,
        updated_at: now,
      })),
      // Compared with the public records just now: nothing is offered or taken away while the proof runs.
      public_link: [{ employer_id: this.employer_id, linked_at: now }],
      block: this.rows('blocks', 'blocker', ({ blocker, blocked }) => ({
        blocker_id: this.person(blocker),
        blocked_id: this.person(blocked),
        blocked_at: now,
      })),
    }
  }

  facts(): Rows {
    const facts = [...this.world.facts.values()].filter(({ person }) => this.has(person))
    const rows: Rows = {}
    for (const fact of withNamedSkills(facts)) {
      rows[fact.kind] ??= []
      rows[fact.kind]?.push(this.factRow(fact))
      if (!namesSkills(fact)) continue
      const table = `${fact.kind}_skill`
      rows[table] ??= []
      for (const code of fact.skills)
        rows[table]?.push({
          employer_id: this.employer_id,
          employee_id: this.person(fact.person),
          [`${fact.kind}_id`]: this.id('facts', fact.key),
          skill_id: skillUuid(code),
          ...(fact.kind === 'experience' ? { is_extracted: fact.inWords } : {}),
        })
    }
    return { ...rows, ...this.saidOfFacts(facts) }
  }

  /** What colleagues say of skills that are known, and what people dispute. */
  private saidOfFacts(facts: readonly Fact[]): Rows {
    const known = new Set(withNamedSkills(facts).map(({ key }) => key))
    const isKnown = ({ person, skill }: Endorsement) => known.has(`${person} genome_skill ${skill}`)
    return {
      endorsement: [...this.world.endorsements.values()]
        .filter((of) => this.has(of.person) && this.has(of.endorser) && isKnown(of))
        .map(({ person, skill, endorser, at }) => ({
          employer_id: this.employer_id,
          employee_id: this.person(person),
          skill_id: skillUuid(skill),
          endorser_id: this.person(endorser),
          recorded_at: at,
        })),
      public_item: this.rows('publicItems', 'person', (of, key) => ({
        id: this.id('publicItems', key),
        employee_id: this.person(of.person),
        record_id: of.isBroughtIn ? null : this.id('publicItems', `${key} record`),
        content: of.content,
        origin: 'Register',
        collected_at: of.collectedAt,
        expires_at: '2099-01-01T00:00:00Z',
        state: of.state,
        decided_at: of.state === 'OFFERED' ? null : now,
        reason: of.state === 'DISPUTED' ? 'Not so' : null,
      })),
      dispute: this.rows('disputes', 'person', (of, key) => ({
        id: this.id('disputes', key),
        employee_id: this.person(of.person),
        fact_kind: nodeKindOf[of.kind],
        fact_id: this.id('facts', of.fact),
        reason: of.reason,
        raised_at: of.raisedAt,
        status: of.status,
        note: of.note,
        resolved_at: of.status === 'PENDING' ? null : now,
      })),
    }
  }

  private factRow(fact: Fact): Row {
    const { opportunity, ...columns } = fact.columns
    return {
      employer_id: this.employer_id,
      id: this.id('facts', fact.key),
      employee_id: this.person(fact.person),
      source: fact.source,
      recorded_at: fact.recordedAt,
      own_audience: fact.ownAudience,
      disputed_at: fact.disputedAt,
      ...columns,
      ...(fact.kind === 'genome_skill' && fact.source !== 'EMPLOYER' ? { confirmed_at: null } : {}),
      ...(fact.kind === 'genome_skill' || fact.kind === 'interest'
        ? { skill_id: fact.skills.map(skillUuid)[0] ?? null }
        : {}),
      ...(opportunity ? { opportunity_id: this.opportunity(String(opportunity)) } : {}),
    }
  }

  opportunities(): Rows {
    const offered = [...this.world.opportunities.values()].filter(({ key }) => this.offers(key))
    return {
      opportunity: offered.map((each) => ({
        employer_id: this.employer_id,
        id: this.opportunity(each.key),
        kind: each.kind,
        title: each.title,
        description: each.description,
        status: each.status,
        org_unit: each.orgUnit,
        location: each.location,
        remote: each.remote,
        hours_per_week: each.hoursPerWeek,
        starts_on: each.startsOn,
        created_at: each.createdAt,
        created_by: each.createdBy && this.person(each.createdBy),
        closed_at: each.closedAt,
        requirements_version: each.requirementsVersion,
      })),
      requirement: offered.flatMap(({ key, requirements }) =>
        requirements.map(({ skill, importance, minimumLevel, weight }, position) => ({
          employer_id: this.employer_id,
          opportunity_id: this.opportunity(key),
          skill_id: skillUuid(skill),
          position,
          importance,
          minimum_level: minimumLevel,
          weight,
        })),
      ),
      hiring_team_member: this.rows('members', 'opportunity', (of) => ({
        ...this.between(of),
        position: of.position,
        added_at: of.addedAt,
      })),
      saved_opportunity: this.rows('saved', 'opportunity', (of) => ({ ...this.between(of), saved_at: now })),
      candidate_shown: this.rows('shown', 'opportunity', (of, key) => ({
        id: this.id('shown', key),
        ...this.between(of),
        viewer_id: of.viewer && this.person(of.viewer),
      })),
    }
  }

  private between = ({ opportunity, person }: { opportunity: string; person: string }) => ({
    opportunity_id: this.opportunity(opportunity),
    employee_id: this.person(person),
  })

  cases(): Rows {
    return {
      application: this.rows('applications', 'opportunity', (of, key) => ({
        id: this.id('applications', key),
        ...this.between(of),
        status: of.status,
        message: of.message,
        show_to_managers: of.showToManagers,
        submitted_at: of.submittedAt,
        decided_at: of.decidedAt,
        ended_at: of.endedAt,
      })),
      application_reader: this.readers('applications', 'application_id'),
      application_step: this.rows('applications', 'opportunity', ({ steps }, key) => ({ key, steps })).flatMap(
        ({ key, steps }) =>
          (steps as object[]).map((step, position) => ({
            employer_id: this.employer_id,
            application_id: this.id('applications', key as string),
            position,
            ...step,
          })),
      ),
      reveal_request: this.rows('reveals', 'opportunity', (of, key) => ({
        id: this.id('reveals', key),
        ...this.between(of),
        sender_id: this.person(of.sender),
        requirements_version: of.requirementsVersion,
        attempt: 1,
        message: of.message,
        status: of.status,
        show_to_managers: of.showToManagers,
        sent_at: of.sentAt,
        expires_at: of.expiresAt,
        answered_at: of.answeredAt,
      })),
      reveal_reader: this.readers('reveals', 'reveal_request_id'),
    }
  }

  logs(): Rows {
    let sequence = 0
    return {
      disclosure: this.rows('disclosures', 'about', (of, key) => ({
        id: this.id('disclosures', key),
        employee_id: this.person(of.about),
        sequence: ++sequence,
        viewer_id: this.person(of.viewer),
        viewer_name: of.viewerName,
        viewer_role: of.viewerRole,
        purpose: of.purpose,
        opportunity_id: of.opportunity && this.opportunity(of.opportunity),
        facets: of.facets,
        at: of.at,
        hour: of.at,
        ...chainOf(key),
      })),
      idempotency_record: this.rows('replays', 'person', ({ person, key }) => ({
        actor: this.person(person),
        key: digestOfKey(key),
        fingerprint: `by ${person}`,
        result_id: this.person(person),
        recorded_at: now,
      })),
    }
  }
}

/** Sealed already: what the sealer chains later is salted by chance, and could not be compared. */
function chainOf(key: string): Row {
  const bytes = (what: string) => `\\x${createHash('sha256').update(`${key} ${what}`).digest('hex')}`
  return {
    salt: bytes('salt'),
    commitment: bytes('commitment'),
    previous_hash: bytes('previous'),
    hash: bytes('hash'),
    seal_number: 0,
  }
}
