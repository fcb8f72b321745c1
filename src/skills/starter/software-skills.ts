/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const softwareSkills = `
software-engineering | Software engineering | Software development | | Designing, building and maintaining software.
  programming-languages | Programming languages | | | Writing programs in general-purpose languages.
    java | Java | Java SE | kotlin, c-sharp | Statically typed language for servers and large systems.
    kotlin | Kotlin | | swift, scala | Concise language for the Java platform and Android.
    scala | Scala | | java, apache-spark | Functional and object-oriented language for the Java platform.
    c-sharp | C# | C Sharp, CSharp | | Statically typed language for the .NET platform.
    python | Python | Python 3, CPython | ruby, r-language | General-purpose language used for services, data and automation.
    javascript | JavaScript | JS, ECMAScript | typescript | Language of the browser and of Node.js.
    typescript | TypeScript | | c-sharp | JavaScript with checked types.
    go | Go | Golang | rust, java | Compiled language for network services and tools.
    rust | Rust | Rustlang | cpp | Compiled language with memory safety without a garbage collector.
    c-language < embedded-software | C | C language, ANSI C | cpp | Low-level language for systems and devices.
    cpp < embedded-software | C++ | CPP, C plus plus | | Compiled language for performance-critical software.
    ruby | Ruby | | javascript | Dynamic language popular for web applications.
    php | PHP | | javascript, python | Server-side language of many websites.
    swift | Swift | | objective-c | Language for iOS and macOS applications.
    objective-c | Objective-C | ObjC | | Older language of Apple platforms.
    abap | ABAP | Advanced Business Application Programming | sap-erp | Language in which SAP systems are extended.
    cobol | COBOL | | mainframe-systems | Language of long-lived business systems.
    bash-scripting < operating-systems | Shell scripting | Bash, Bash scripting | powershell, python | Automating work on Unix systems with shell scripts.
    powershell < operating-systems | PowerShell | | | Automating Windows and cloud administration with scripts.
    visual-basic | Visual Basic for Applications | VBA | spreadsheets | Automating office documents with macros.
  backend-development | Backend development | Server-side development | | Building the services behind an application.
    rest-apis | REST API design | REST, RESTful APIs | graphql, grpc | Designing HTTP interfaces around resources.
    graphql | GraphQL | GraphQL APIs | | Designing and serving typed query interfaces.
    grpc | gRPC | Protocol Buffers, Protobuf | | Fast typed calls between services.
    spring-boot | Spring Boot | Spring Framework | java, dot-net | Framework for Java services.
    dot-net | .NET | Dot Net, .NET Core, ASP.NET | c-sharp | Platform for services and desktop software in C#.
    node-js | Node.js | NodeJS | javascript, typescript | Running JavaScript on the server.
    django | Django | | python, flask, ruby-on-rails | Web framework for Python.
    flask | FastAPI and Flask | FastAPI, Flask | python | Light web frameworks for Python.
    ruby-on-rails | Ruby on Rails | Rails, RoR | ruby | Web framework for Ruby.
    microservices < software-architecture | Microservices | Microservice architecture | event-driven-architecture | Splitting a system into small independent services.
    message-queues | Message queues | RabbitMQ, AMQP | apache-kafka | Exchanging work between services through queues.
    caching | Caching | Redis, Memcached | performance-tuning | Keeping results close so that systems answer fast.
  frontend-development | Frontend development | Front-end development, Web development | | Building what people see and use in the browser.
    html | HTML | HTML5 | | Structuring web pages.
    css | CSS | CSS3, Cascading Style Sheets | html, sass | Styling web pages.
    sass | Sass | SCSS | | Writing style sheets with variables and nesting.
    react | React | ReactJS, React.js | vue, angular, javascript | Library for component-based interfaces.
    vue | Vue.js | Vue, VueJS | angular, javascript | Progressive framework for web interfaces.
    angular | Angular | AngularJS | typescript | Full framework for large web applications.
    next-js | Next.js | NextJS | react, node-js | React framework with server rendering.
    web-accessibility < accessibility-design | Web accessibility | WCAG, A11y | html | Making web pages usable for everybody.
    web-performance | Web performance | Core Web Vitals | performance-tuning | Making web pages load and respond fast.
    state-management | Client state management | Redux, MobX | react | Keeping the state of a client application consistent.
  mobile-development | Mobile development | Mobile app development | | Building applications for phones and tablets.
    android-development | Android development | Android SDK | kotlin, java | Building native Android applications.
    ios-development | iOS development | iOS SDK, SwiftUI | swift, android-development | Building native iPhone and iPad applications.
    react-native | React Native | | react, flutter | Building mobile applications with React.
    flutter | Flutter | Dart | | Building mobile applications for several platforms with Dart.
  embedded-software | Embedded software | Embedded systems, Firmware development | | Building software that runs inside devices.
    rtos | Real-time operating systems | RTOS, FreeRTOS | c-language | Building software with guaranteed response times.
    device-drivers | Device drivers | Driver development | embedded-linux, c-language | Connecting an operating system to hardware.
    embedded-linux | Embedded Linux | Yocto | linux | Building Linux systems for devices.
    bus-protocols | Device bus protocols | CAN bus, I2C, SPI | electronics-design | Communicating between chips and control units.
    medical-device-software | Medical device software | IEC 62304 | medical-device-regulation, verification-validation | Developing software for medical devices under its life-cycle standard.
  software-testing | Software testing | Software quality assurance | | Finding out whether software does what it should.
    test-automation | Test automation | Automated testing | continuous-integration | Writing tests that run by themselves.
    unit-testing | Unit testing | JUnit, PyTest | test-driven-development | Testing the small parts of a program.
    test-driven-development | Test-driven development | TDD | refactoring | Writing the test before the code.
    end-to-end-testing | End-to-end testing | Selenium, Cypress, Playwright | test-automation | Testing an application through its interface.
    load-testing | Load testing | JMeter, Performance testing | performance-tuning | Testing how a system behaves under load.
    exploratory-testing | Exploratory testing | Manual testing | test-planning | Testing by learning how a system behaves.
    test-planning | Test planning | Test strategy | requirements-analysis | Deciding what is tested, how and when.
  software-architecture | Software architecture | System design | | Deciding the structure of software systems.
    domain-driven-design | Domain-driven design | DDD | microservices | Shaping software around the language of the business.
    event-driven-architecture | Event-driven architecture | Event sourcing | apache-kafka | Connecting systems through events.
    systems-integration | Systems integration | Enterprise application integration, EAI | rest-apis, edi | Making separate systems work together.
    technical-documentation | Technical documentation | API documentation | technical-writing | Describing how software works for those who build on it.
    performance-tuning | Performance tuning | Profiling, Performance optimization | query-optimization | Finding and removing what makes software slow.
  engineering-practice | Engineering practice | | | Working habits of teams that build software.
    git | Git | GitHub, GitLab, Version control | code-review | Keeping the history of code and working on it together.
    code-review | Code review | Pull request review | refactoring | Reading changes of others before they are merged.
    refactoring | Refactoring | | | Improving the structure of code without changing what it does.
    debugging | Debugging | Troubleshooting code | unit-testing, root-cause-analysis | Finding the cause of wrong behaviour in software.
    pair-programming | Pair programming | Mob programming | code-review | Writing code together.
    technical-debt | Technical debt reduction | Legacy modernization | refactoring | Planning and paying back shortcuts in code.
  enterprise-applications | Enterprise applications | Business applications | | Configuring and extending packaged business systems.
    sap-erp | SAP ERP | SAP S/4HANA, SAP ECC | oracle-erp | Configuring the business system of SAP.
    oracle-erp | Oracle ERP | Oracle E-Business Suite, Oracle Fusion | microsoft-dynamics | Configuring the business system of Oracle.
    microsoft-dynamics | Microsoft Dynamics 365 | Dynamics 365, D365 | salesforce-platform | Configuring the business applications of Microsoft.
    salesforce-platform | Salesforce platform | Apex, Salesforce development | crm-systems | Configuring and extending Salesforce.
    servicenow | ServiceNow | | itil | Configuring service workflows in ServiceNow.
    low-code | Low-code development | Power Apps, Power Platform | process-automation | Building small applications with little code.
    robotic-process-automation | Robotic process automation | RPA, UiPath | low-code | Letting software robots do repetitive work in other systems.
    geographic-information-systems | Geographic information systems | GIS, ArcGIS, QGIS | spatial-analysis | Storing and mapping data about places.
`
