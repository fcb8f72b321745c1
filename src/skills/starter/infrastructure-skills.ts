/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const cloudSkills = `
cloud-infrastructure | Cloud and infrastructure | IT infrastructure | | Running the machines, networks and platforms that software needs.
  cloud-platforms | Cloud platforms | Cloud computing | | Building on rented computing services.
    aws | Amazon Web Services | AWS | azure, google-cloud | Building on the cloud of Amazon.
    azure | Microsoft Azure | Azure | google-cloud | Building on the cloud of Microsoft.
    google-cloud | Google Cloud Platform | GCP, Google Cloud | | Building on the cloud of Google.
    serverless | Serverless computing | AWS Lambda, Azure Functions | aws | Running code without managing servers.
    cloud-cost-management | Cloud cost management | FinOps | budgeting | Keeping cloud spending in proportion to its use.
    cloud-migration | Cloud migration | | aws, azure | Moving systems from own machines to the cloud.
  devops | DevOps | Platform engineering | | Delivering and running software as one team.
    continuous-integration | Continuous integration and delivery | CI/CD, Jenkins, GitHub Actions | git | Building, testing and releasing each change by machine.
    docker | Docker | Containers, Containerization | kubernetes | Packing software with all it needs.
    kubernetes | Kubernetes | K8s | helm | Running containers on many machines.
    helm | Helm | Helm charts | docker | Packaging applications for Kubernetes.
    infrastructure-as-code | Infrastructure as code | IaC | | Describing infrastructure in versioned files.
      terraform | Terraform | OpenTofu | ansible, aws | Describing cloud resources declaratively.
      ansible | Ansible | Ansible playbooks | linux | Configuring many machines alike.
    release-management | Release management | | continuous-integration, change-control | Planning and carrying out releases.
  site-reliability | Site reliability engineering | SRE | devops | Keeping services up and learning from failures.
    observability | Observability | Monitoring and logging | prometheus, incident-response | Seeing from outside what a system does inside.
    prometheus | Prometheus and Grafana | Prometheus, Grafana | | Collecting and showing metrics of services.
    incident-response | Incident management | Incident response, On-call duty | major-incident-communication, root-cause-analysis | Restoring a failing service quickly and in good order.
    capacity-planning | Capacity planning | | forecasting, load-testing | Having enough machines, people or space in time.
    backup-recovery | Backup and disaster recovery | Disaster recovery, Backups | business-continuity | Being able to restore data and services.
    high-availability | High availability design | Fault tolerance | capacity-planning, backup-recovery | Designing systems that survive the loss of a part.
  operating-systems | Operating systems | System administration | | Installing and running operating systems.
    linux | Linux administration | Linux, RHEL, Ubuntu | bash-scripting, unix | Running Linux servers.
    unix | Unix administration | Unix, AIX, Solaris | | Running commercial Unix servers.
    windows-server | Windows Server | Windows administration | active-directory, powershell | Running Windows servers.
    active-directory | Active Directory | Entra ID, Azure AD | identity-access-management | Managing accounts and policies of an organization.
    virtualization | Virtualization | VMware, Hyper-V | windows-server, linux | Running many machines on one.
    mainframe-systems | Mainframe systems | z/OS, IBM mainframe | unix | Running mainframe computers.
    endpoint-management | Endpoint management | Microsoft Intune, Device management | windows-server, desktop-support | Setting up and securing laptops and phones of staff.
  networking | Computer networking | Network engineering, TCP/IP | | Connecting computers reliably.
    routing-switching | Routing and switching | Cisco IOS, BGP | network-monitoring, firewalls | Directing traffic within and between networks.
    wireless-networks | Wireless networks | Wi-Fi, WLAN | routing-switching | Planning and running wireless networks.
    load-balancing | Load balancing | NGINX, HAProxy | high-availability, dns | Spreading traffic over machines.
    dns | DNS administration | DNS, DHCP | routing-switching | Running the names and addresses of a network.
    vpn | Virtual private networks | VPN, IPsec | firewalls | Connecting sites and people safely over public networks.
    network-monitoring | Network monitoring | SNMP | observability | Watching the health of networks.
    industrial-networks | Industrial networks | Profinet, Modbus, OPC UA | plc-programming, routing-switching | Connecting machines and control systems.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const securitySkills = `
information-security | Information security | Cybersecurity, Cyber security | | Protecting information and systems from harm.
  security-operations | Security operations | SOC | | Watching for attacks and answering them.
    siem | Security information and event management | SIEM, Splunk | observability, threat-detection | Collecting and correlating security events.
    threat-detection | Threat detection | Intrusion detection | threat-intelligence | Recognizing attacks as they happen.
    threat-intelligence | Threat intelligence | | vulnerability-management | Knowing who attacks and how.
    digital-forensics | Digital forensics | Computer forensics | malware-analysis | Securing and reading traces after an attack.
    malware-analysis | Malware analysis | Reverse engineering malware | threat-intelligence | Finding out what harmful software does.
    security-incident-handling | Security incident handling | | incident-response, digital-forensics | Containing and clearing up security incidents.
  security-engineering | Security engineering | | | Building systems that resist attacks.
    application-security | Application security | AppSec, OWASP | secure-coding, penetration-testing | Keeping weaknesses out of applications.
    secure-coding | Secure coding | Secure software development | code-review | Writing code that cannot be abused.
    penetration-testing | Penetration testing | Pen testing, Ethical hacking | vulnerability-management | Attacking systems with permission to find weaknesses.
    vulnerability-management | Vulnerability management | Patch management | endpoint-management | Finding, ranking and closing weaknesses.
    identity-access-management | Identity and access management | IAM, Single sign-on | oauth | Deciding who gets into what.
    oauth | OAuth and OpenID Connect | OAuth 2.0, OIDC | rest-apis | Delegating sign-in and access between applications.
    cryptography | Cryptography | Encryption, Public key infrastructure | secure-coding | Protecting data with keys.
    firewalls < networking | Firewalls | Network security | threat-detection | Filtering traffic between networks.
    cloud-security < cloud-platforms | Cloud security | | identity-access-management, infrastructure-as-code | Protecting what runs in the cloud.
    threat-modeling | Threat modeling | Threat modelling, STRIDE | risk-assessment, software-architecture | Thinking through how a system could be attacked.
    industrial-security | Industrial control system security | OT security, IEC 62443 | industrial-networks, scada | Protecting plants and machines from attacks.
  security-governance | Security governance | | | Steering security with rules, risks and checks.
    iso-27001 | ISO 27001 | ISMS, Information security management system | internal-audit, nist-framework | Running an information security management system.
    nist-framework | NIST Cybersecurity Framework | NIST CSF | | Organizing security along the framework of NIST.
    security-awareness | Security awareness training | Phishing simulation | training-delivery | Teaching people to recognize and report attacks.
    security-risk-assessment | Security risk assessment | | risk-assessment, threat-modeling | Judging likelihood and harm of attacks.
    business-continuity | Business continuity planning | BCP | risk-assessment | Preparing to keep working through a disruption.
`
