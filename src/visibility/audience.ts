/** Who may see a fact, from narrow to wide (the order is the meaning: a viewer sees what is at least as wide as their reach). */
export const audiences = ['ONLY_ME', 'HIRING_TEAM', 'EMPLOYER', 'COLLEAGUES'] as const
export type Audience = (typeof audiences)[number]

/** 0 (ONLY_ME) to 3 (COLLEAGUES). */
export const audienceRank: Readonly<Record<Audience, number>> = {
  ONLY_ME: 0,
  HIRING_TEAM: 1,
  EMPLOYER: 2,
  COLLEAGUES: 3,
}
