/// Which services there are, and what each has to do with the others: said once, read by the supervisor, the
/// gateway, the services' configuration, the command line and the benches; and how its processes tell how they are.
///
/// Start with [Service]: it is the whole system on one screen. Why: `docs/adr/0036`.
package dev.dosirak.platform.catalog;
