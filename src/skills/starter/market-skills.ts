/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const marketSkills = `
sales-marketing | Sales and marketing | | | Finding customers and serving their needs.
  sales | Sales | Selling | | Winning business from customers.
    prospecting | Sales prospecting | Lead generation, Cold calling | lead-qualification | Finding possible customers.
    lead-qualification | Lead qualification | | crm-systems | Telling which possible customers are worth the time.
    consultative-selling | Consultative selling | Solution selling | needs-assessment, product-demonstration | Selling by solving the customer's problem.
    product-demonstration | Product demonstration | Sales demos | presentation, clinical-training | Showing a product in use.
    needs-assessment | Customer needs assessment | | requirements-analysis | Finding out what a customer needs.
    key-account-management | Key account management | Account management | customer-retention, consultative-selling | Growing the business with large customers.
    tender-management | Tender management | Bid management, RFP responses | contract-negotiation, proposal-writing | Answering calls for tender.
    proposal-writing | Proposal writing | Quotation writing | tender-management | Writing offers that win.
    sales-forecasting | Sales forecasting | Pipeline management | forecasting, crm-systems | Estimating what will be sold.
    crm-systems | Customer relationship management systems | CRM, Salesforce | salesforce-platform | Keeping track of customers in a system.
    channel-sales | Channel sales | Distributor management, Partner sales | key-account-management | Selling through partners.
    freight-sales | Freight and logistics sales | | freight-forwarding, consultative-selling | Selling transport and storage services.
  marketing | Marketing | | | Making products known and wanted.
    campaign-management | Campaign management | Marketing campaigns | marketing-automation | Planning and running marketing campaigns.
    digital-marketing | Digital marketing | Online marketing | | Reaching customers online.
      search-engine-optimization | Search engine optimization | SEO | content-writing, web-analytics | Being found in search engines.
      search-advertising | Paid search advertising | SEM, Google Ads, PPC | search-engine-optimization | Buying and tuning search advertisements.
      social-media-marketing | Social media marketing | Social media management | content-writing | Reaching people on social networks.
      email-marketing | Email marketing | Newsletter marketing | marketing-automation | Reaching customers by mail that they asked for.
      marketing-automation | Marketing automation | HubSpot, Marketo | crm-systems | Letting systems send the right message at the right time.
      web-analytics | Web analytics | | ab-testing | Learning from visits to a website.
      conversion-optimization | Conversion optimization | CRO | web-analytics | Turning more visits into orders.
    content-marketing | Content marketing | | content-writing, search-engine-optimization | Winning attention with useful content.
    brand-management | Brand management | | campaign-management | Keeping what a brand stands for.
    market-research | Market research | Competitor analysis | survey-design, segmentation | Learning about customers and competitors.
    segmentation | Customer segmentation | Market segmentation | statistics | Grouping customers who are alike.
    event-marketing | Event marketing | Trade fairs, Event management | campaign-management | Meeting customers at events.
    public-relations | Public relations | PR, Media relations | corporate-communication | Earning attention in the press.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const supportSkills = `
customer-support | Customer support | Customer care | | Helping customers after they bought.
  customer-service | Customer service | Client service | | Answering customers well.
    call-handling | Call handling | Telephone service, Call center operations | live-chat-support, order-management | Helping customers on the telephone.
    live-chat-support | Live chat and email support | Chat support | written-communication | Helping customers in writing.
    complaint-handling | Complaint handling | Complaint resolution | de-escalation, product-complaints | Setting right what went wrong for a customer.
    de-escalation | De-escalation | | conflict-resolution | Calming a heated conversation.
    order-management | Order management | Order processing | shipment-tracking, sap-erp | Taking orders through to delivery.
    service-level-management | Service level management | SLA management | itil, management-reporting | Agreeing and keeping levels of service.
    knowledge-base-writing | Knowledge base writing | Help articles | technical-writing | Writing answers that customers and colleagues find by themselves.
    contact-center-planning | Contact center planning | Workforce scheduling for contact centers | workforce-planning, forecasting | Having enough agents at each hour.
  customer-success | Customer success | | | Seeing that customers get what they hoped for.
    customer-retention | Customer retention | Churn reduction | customer-feedback | Keeping customers.
    customer-onboarding | Customer onboarding | Implementation support | user-adoption, product-demonstration | Helping new customers to start well.
    customer-feedback | Customer feedback analysis | NPS, Voice of the customer | survey-design | Learning from what customers say.
  technical-support | Technical support | Product support | | Solving technical problems of users.
    desktop-support | Desktop support | Help desk, Service desk | windows-server, ticketing-systems | Solving computer problems of staff.
    ticketing-systems | Ticketing systems | Zendesk, Freshdesk | servicenow, jira | Working through requests in a ticket system.
    itil | IT service management | ITIL, ITSM | change-control | Running IT as a set of services.
    remote-diagnostics | Remote diagnostics | Remote support | equipment-troubleshooting | Finding faults from a distance.
    field-service | Field service | On-site service | equipment-troubleshooting, remote-diagnostics | Installing and repairing at the customer's place.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const communicationSkills = `
communication | Languages and communication | | | Making oneself understood, and understanding others.
  professional-communication | Professional communication | Communication skills | | Communicating well at work.
    written-communication | Written communication | Business writing | editing | Writing so that it is read and understood.
    presentation | Presentation | Public speaking, PowerPoint | storytelling-with-data | Speaking in front of people.
    stakeholder-communication | Stakeholder communication | Stakeholder management | presentation, change-communication | Keeping those who have a stake informed and heard.
    facilitation | Facilitation | Meeting facilitation, Workshop facilitation | | Helping a group to reach a result.
    negotiation | Negotiation | | contract-negotiation, conflict-resolution | Reaching an agreement that both sides keep.
    conflict-resolution | Conflict resolution | Mediation | | Settling disagreement between people.
    active-listening | Active listening | | needs-assessment, facilitation | Hearing what somebody means.
    cross-cultural-communication | Cross-cultural communication | Intercultural communication | stakeholder-communication | Working well across cultures.
    storytelling-with-data | Storytelling with data | Data storytelling | data-visualization | Explaining findings so that they move people to act.
  content-production | Content production | | | Making texts, pictures and films for an audience.
    technical-writing | Technical writing | User manuals | content-design, instructional-design | Explaining technical things to those who use them.
    content-writing | Content writing | Copywriting | editing, storytelling | Writing for websites and campaigns.
    content-design | Content design | UX writing | user-experience | Writing the words inside a product.
    editing | Editing and proofreading | Proofreading, Copyediting | | Making texts correct and clear.
    storytelling | Storytelling | | video-production | Telling so that people remember.
    video-production | Video production | Video editing, Adobe Premiere | photography | Filming and cutting videos.
    photography | Photography | Adobe Photoshop | visual-design | Taking and editing pictures.
    corporate-communication | Corporate communication | | internal-communication, crisis-communication | Speaking for an organization.
    internal-communication | Internal communication | Employee communication | written-communication | Informing the people of an organization.
    crisis-communication | Crisis communication | | public-relations, major-incident-communication | Informing in an emergency.
    major-incident-communication | Outage communication | Major incident communication | | Keeping people informed while a service is down.
  languages | Languages | Foreign languages | | Speaking and writing natural languages.
    english | English | English language | | Speaking and writing English.
    spanish | Spanish | Castilian | portuguese, italian | Speaking and writing Spanish.
    french | French | | italian, spanish | Speaking and writing French.
    german | German | | dutch | Speaking and writing German.
    dutch | Dutch | Flemish | | Speaking and writing Dutch.
    italian | Italian | | | Speaking and writing Italian.
    portuguese | Portuguese | | | Speaking and writing Portuguese.
    polish | Polish language | | | Speaking and writing Polish.
    swedish | Swedish | | | Speaking and writing Swedish.
    mandarin | Mandarin Chinese | Mandarin | | Speaking and writing Mandarin.
    japanese | Japanese | | | Speaking and writing Japanese.
    arabic | Arabic | | | Speaking and writing Arabic.
    vietnamese | Vietnamese | | | Speaking and writing Vietnamese.
    sign-language | Sign language | ASL | interpreting | Communicating in a sign language.
    translation | Translation | Computer-assisted translation | editing, terminology-management, interpreting | Carrying texts into another language.
    interpreting | Interpreting | | cross-cultural-communication | Carrying speech into another language.
    terminology-management | Terminology management | Localization | technical-writing | Keeping the words of a field consistent.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const leadershipSkills = `
leadership | Leadership | | | Setting direction and helping others to do their best work.
  people-management | People management | Team leadership, Line management | | Being responsible for the work of others.
    coaching | Coaching | Mentoring | feedback-giving, active-listening | Helping others to grow by asking and listening.
    feedback-giving | Giving feedback | Feedback | performance-reviews | Telling others what helps and what does not.
    delegation | Delegation | | resource-planning | Giving away work with the freedom to do it.
    team-building | Team building | | facilitation, coaching | Turning people into a team.
    shift-supervision | Shift supervision | Shift leadership | scheduling-work, toolbox-talks | Leading a crew through a shift.
    remote-team-leadership | Remote team leadership | Distributed team management | team-building, cross-cultural-communication | Leading people in other places.
    hiring-decisions | Hiring decisions | | interviewing | Choosing people for a team.
  strategic-leadership | Strategic leadership | | | Deciding where an organization goes.
    strategic-planning | Strategic planning | Business strategy | business-case, market-research | Deciding goals and the way there.
    goal-setting | Goal setting | OKR, Objectives and key results | management-reporting | Agreeing what should be reached.
    decision-making | Decision making under uncertainty | | risk-assessment | Deciding well with incomplete knowledge.
    profit-loss-responsibility | Profit and loss responsibility | P&L management | budgeting | Answering for the result of a business.
    mergers-acquisitions | Mergers and acquisitions | M&A, Post-merger integration | valuation, due-diligence | Buying, selling and joining companies.
    operations-management | Operations management | | process-improvement, shift-supervision | Running daily work at a steady level.
    innovation-management | Innovation management | | product-discovery, technology-scouting | Turning ideas into something used.
    technology-scouting | Technology scouting | | market-research | Finding new technology that matters.
    crisis-management | Crisis management | Emergency management | business-continuity, crisis-communication | Leading through an emergency.
`
