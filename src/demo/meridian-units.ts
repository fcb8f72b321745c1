/**
 * Organizational units as `name | head's occupation | head's title | places`, and under each its teams as
 * `team | occupation | people`. The first unit's head leads the employer. 1,200 people.
 */
export const meridianUnits = `
Executive Office | general-manager | Chief executive officer | Memphis, Tennessee
  Corporate Strategy | strategy-analyst | 8
  Corporate Communications | communications-specialist | 8
Technology | engineering-manager | Chief technology officer | Memphis, Tennessee; Denver, Colorado; Oakland, California
  Order and Billing Systems | backend-developer | 34
  Customer Portal | frontend-developer | 16
  Carrier Portal | full-stack-developer | 12
  Driver Applications | mobile-developer | 10
  Software Testing | software-tester | 16
  Software Architecture | software-architect | 6
  Design | ux-designer | 8
  Product Management | product-manager | 8
  Enterprise Applications | enterprise-applications-consultant | 12
  Business Analysis | business-analyst | 10
Data and Analytics | data-scientist | Chief data officer | Memphis, Tennessee; Denver, Colorado; Oakland, California
  Operations Analytics | data-analyst | 18
  Data Engineering | data-engineer | 14
  Data Science | data-scientist | 10
  Machine Learning | machine-learning-engineer | 6
  Reporting | business-intelligence-developer | 8
  Mapping | gis-analyst | 6
  Data Stewardship | data-steward | 6
Infrastructure and Security | cloud-architect | Chief information officer | Memphis, Tennessee; Denver, Colorado
  Delivery Platform | devops-engineer | 12
  Service Reliability | site-reliability-engineer | 8
  Server Operations | systems-administrator | 10
  Networks | network-engineer | 8
  Databases | database-administrator | 6
  Service Desk | service-desk-analyst | 14
  Security Monitoring | security-analyst | 8
  Security Engineering | security-engineer | 6
  Cloud Architecture | cloud-architect | 4
  Security Governance | security-governance-specialist | 4
Freight Operations | operations-manager | Vice president of freight operations | Memphis, Tennessee; Kansas City, Missouri; Long Beach, California; Savannah, Georgia; Laredo, Texas
  Terminals | operations-manager | 6
  Route Planning | transport-planner | 30
  Dispatch | dispatcher | 44
  Driving | truck-driver | 150
  Forwarding | freight-forwarder | 20
Warehousing | operations-manager | Vice president of warehousing | Memphis, Tennessee; Kansas City, Missouri; Long Beach, California; Savannah, Georgia
  Warehouse Floor | warehouse-associate | 90
  Warehouse Shifts | warehouse-supervisor | 18
  Shipment Coordination | logistics-coordinator | 20
  Stock Planning | supply-planner | 10
Fleet and Maintenance | operations-manager | Director of fleet and maintenance | Memphis, Tennessee; Kansas City, Missouri; Laredo, Texas
  Truck Workshops | diesel-mechanic | 44
  Fleet Coordination | fleet-coordinator | 14
  Site Maintenance | maintenance-technician | 20
Generation | operations-manager | Vice president of generation | Amarillo, Texas; Tulsa, Oklahoma; Bakersfield, California
  Thermal Plants | power-plant-technician | 44
  Wind Service | wind-turbine-technician | 36
  Solar Projects | solar-project-engineer | 14
  Plant Automation | automation-engineer | 14
  Plant Engineering | mechanical-engineer | 8
Grid and Energy Markets | power-systems-engineer | Vice president of grid and energy markets | Houston, Texas; Tulsa, Oklahoma
  Grid Engineering | power-systems-engineer | 16
  Grid Control | grid-operator | 18
  Trading | energy-trader | 10
  Market Analysis | energy-analyst | 10
Procurement and Customs | buyer | Chief procurement officer | Memphis, Tennessee; Laredo, Texas
  Purchasing | buyer | 20
  Customs | customs-specialist | 14
Customer Service | customer-success-manager | Director of customer service | Memphis, Tennessee; Tulsa, Oklahoma
  Shipper Support | customer-service-representative | 40
  Customer Success | customer-success-manager | 8
  Contact Center Planning | contact-center-planner | 4
Sales and Marketing | account-manager | Chief commercial officer | Memphis, Tennessee; Houston, Texas; Atlanta, Georgia
  Freight Sales | freight-sales-specialist | 18
  Key Accounts | account-manager | 14
  Tenders | tender-specialist | 4
  Online Marketing | digital-marketer | 6
  Service Marketing | product-marketer | 5
Finance | financial-controller | Chief financial officer | Memphis, Tennessee
  Accounting | accountant | 14
  Financial Planning | financial-analyst | 9
  Controlling | financial-controller | 4
  Treasury | treasury-analyst | 4
  Internal Audit | internal-auditor | 4
  Payroll | payroll-specialist | 4
People | hr-business-partner | Chief people officer | Memphis, Tennessee; Kansas City, Missouri
  Recruiting | recruiter | 8
  People Partners | hr-business-partner | 8
  Learning | learning-specialist | 6
  Compensation | compensation-specialist | 3
  People Systems | people-analyst | 4
Legal, Safety and Compliance | legal-counsel | General counsel | Memphis, Tennessee; Amarillo, Texas
  Legal | legal-counsel | 4
  Compliance | compliance-officer | 4
  Privacy | privacy-specialist | 3
  Safety | safety-specialist | 10
  Sustainability | sustainability-specialist | 4
Projects and Change | programme-manager | Director of projects and change | Memphis, Tennessee; Denver, Colorado
  Projects | project-manager | 12
  Programmes | programme-manager | 3
  Agile Delivery | scrum-master | 5
  Change | change-specialist | 6
`
