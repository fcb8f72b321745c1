import { readItems, readRows } from '../skills/starter/table.js'

/** Invented organizations where people worked before. */
export const pastEmployers = {
  america: readItems(
    `Bluewater Haulage; Cedar Ridge Power; Tallgrass Logistics; Northfork Systems; Pinecrest Stores; Redstone Carriers;
    Sable Point Analytics; Cottonwood Foods; Ironbell Manufacturing; Summit & Vale Consulting; Lakeshore Mutual Credit;
    Prairie Light Cooperative; Harborlight Shipping; Copper Basin Mining; Greystone Parcel; Willowbrook Health;
    Fairlane Motors Group; Quillfeather Software; Delta Bend Terminals; Windrow Renewables; Stonegate Supply;
    Amberfield Insurance; Three Rivers Transit; Juniper Street Media; Oldbridge Steelworks; Palisade Security;
    Suncoast Cold Storage; Highplain Wind; Marlowe & Finch Accountants; Bayline Intermodal; Eastwick Telecom;
    Crescent County Utilities`,
    ';',
  ),
  europe: readItems(
    `Nordfjell Instruments; Rheinwacht Maschinenbau; Tulpenveld Electronics; Costa Brava Sistemas; Wiślana Software;
    Ponte Vecchia Meccanica; Atelier Garonne; Lough Derg Pharma; Västkust Diagnostik; Elbmark Logistik; Brabantia Optics;
    Montserrat Dades; Tatra Components; Emilia Imballaggi; Clinique Rhodania; Shannonside Devices; Skärgård Data;
    Hanseat Versand; Zuiderzee Energie; Iberis Salud; Beskid Automatyka; Romagna Plastica; Saône Biotechnique;
    Claddagh Foods; Mälaren Konsult; Friesland Werft; Maasduin Robotics; Pirineo Móvil; Odra Finanse; Adria Laboratori;
    Vosges Textiles; Munster Medical Supply`,
    ';',
  ),
} as const

/** Invented schools. */
export const institutions = {
  america: readItems(
    `University of the Lower Plains; Cedar Valley Community College; Ridgemont State University; Tri-Lakes Institute of
    Technology; Magnolia State College; Hollis Technical College; University of West Arroyo; Bayou Polytechnic;
    Granger College; Northern Mesa University; Riverbend Trade School; Lincoln Heights College`,
    ';',
  ),
  europe: readItems(
    `Västra Tekniska Högskolan; Politechnika Podgórska; Universitat de la Marina; Technische Hogeschool Kempen; Università
    di Montefalco; Institiúid Teicneolaíochta Lee; Université des Deux Rives; Hochschule Alsterufer; Akademia Beskidzka;
    Escuela Técnica del Ebro; Hogeschool Zuidpoort; Berufskolleg Hafenstadt`,
    ';',
  ),
} as const

/** `family | qualifications | fields`: what people of a family of occupations usually learned. */
export const studies: ReadonlyMap<string, { qualifications: readonly string[]; fields: readonly string[] }> = new Map(
  readRows(`
software-engineering | BSc, MSc, Associate degree | Computer science, Software engineering, Information systems
data-ai | BSc, MSc, PhD | Statistics, Mathematics, Computer science, Economics
cloud-infrastructure | BSc, Associate degree | Computer science, Network technology, Information systems
information-security | BSc, MSc | Information security, Computer science
product-design | BA, BSc, MA | Interaction design, Psychology, Industrial design, Business
project-delivery | BSc, MBA, BA | Business administration, Industrial engineering, Organization studies
finance-accounting | BSc, MSc, BA | Accounting, Finance, Economics
human-resources | BA, BSc | Human resources, Psychology, Business administration
sales-marketing | BA, BSc | Marketing, Business administration, Communication
customer-support | Associate degree, BA, Certificate | Business administration, Information technology, Communication
supply-chain | Certificate, Associate degree, BSc | Logistics, Supply chain management, Transport
manufacturing-quality | Certificate, BSc, Associate degree | Industrial technology, Mechanical technology, Mechatronics
engineering-energy | BSc, MSc, Associate degree | Electrical engineering, Mechanical engineering, Energy technology
legal-compliance | Law degree, BSc, MA | Law, Environmental science, Public administration
health-laboratory | BSc, MSc, PhD | Biology, Chemistry, Biomedical engineering, Life sciences
communication | BA, MA | Communication, Linguistics, Journalism
leadership | MBA, MSc, BSc | Business administration, Industrial engineering, Economics
`).map(({ cells: [family = '', qualifications, fields] }) => [
    family,
    { qualifications: readItems(qualifications), fields: readItems(fields) },
  ]),
)

/** Ways of working that people name of themselves. */
export const qualities = readItems(
  `Calm in incidents; Explains things simply; Finishes what is started; Asks the second question; Keeps promises;
  Writes things down; Shares what was learned; Notices small errors; Makes newcomers feel at home; Prepares meetings well;
  Says when something is unclear; Keeps a tidy workplace; Listens before answering; Thinks about safety first;
  Enjoys teaching; Stays friendly under pressure; Simplifies processes; Brings people together; Plans ahead;
  Adapts when plans change; Looks things up; Gives honest feedback; Takes notes for others; Looks for root causes;
  Measures before changing; Keeps customers informed; Learns new tools quickly; Respects deadlines; Speaks up early;
  Helps other teams`,
  ';',
)

export const qualityNotes = readItems(
  `Named by several colleagues; Learned over many shifts; From the last project review; Matters to me;
  Something I work on every week`,
  ';',
)

export const interestNotes = readItems(
  `Would like to learn this on the job; Happy to help a few hours a week; Looking for a change in the next year;
  Did this years ago and would like to return to it; Curious how other teams do it`,
  ';',
)

/** What applicants write; they go with any opportunity. */
export const applicationMessages = readItems(
  `I have done most of this in my present team and would like to do it full-heartedly.|
  Part of this is new to me, but I learn fast and know the sites well.|
  I know the people who depend on this work and would like to make it easier for them.|
  My last assignment was close to this. I can start after the handover of my present work.|
  I have followed this topic for a while and would be glad to contribute.|
  My background fits the first half of the list, and I have begun to learn the rest.|
  I would like to move from planning such things to doing them.|
  Could we talk about the hours? Otherwise this is what I was looking for.|
  I helped the team with a similar problem last year and enjoyed it.|
  I bring the practice and would like to add the theory.`,
  '|',
)

/** Skills that anybody in an office, or on a shop floor, may have picked up. */
export const commonSkills = {
  office: readItems(
    `presentation, written-communication, stakeholder-communication, spreadsheets, facilitation, project-planning,
    process-improvement, training-delivery, negotiation, active-listening, cross-cultural-communication, jira`,
  ),
  floor: readItems(
    `workplace-safety, first-aid, toolbox-talks, work-instructions, process-improvement, training-delivery,
    emergency-response, safety-inspection, scheduling-work, spreadsheets, lean-manufacturing, waste-management`,
  ),
  leading: readItems(
    `people-management, coaching, feedback-giving, delegation, team-building, hiring-decisions, goal-setting, budgeting,
    performance-reviews, decision-making, resource-planning`,
  ),
} as const

/** Occupations whose people work on the floor, in a vehicle or outside. */
export const floorOccupations: ReadonlySet<string> = new Set(
  readItems(
    `truck-driver, warehouse-associate, warehouse-supervisor, diesel-mechanic, maintenance-technician,
    production-operator, production-supervisor, quality-inspector, power-plant-technician, wind-turbine-technician,
    grid-operator, laboratory-technician, field-service-engineer`,
  ),
)
